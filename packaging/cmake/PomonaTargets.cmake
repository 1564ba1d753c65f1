# SPDX-License-Identifier: GPL-3.0-or-later
# One function for every room and one for every test, so that all are built alike.

option(POMONA_WERROR "Warnings are errors" ON)
add_library(pomona_warnings INTERFACE)
# Off: designated initialisers leave fields out on purpose; GCC 12's restrict warning on
# "text" + string is false (GCC bug 105651).
target_compile_options(pomona_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wno-missing-field-initializers
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<BOOL:${POMONA_WERROR}>:-Werror>)

# pomona_room(NAME SOURCES f.cpp... [USES room...] [LIBRARIES target...])
# A static library pomona_<NAME>. USES names the rooms below it, LIBRARIES what stays private to it.
function(pomona_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(pomona_${name} STATIC ${ROOM_SOURCES})
  list(TRANSFORM ROOM_USES PREPEND pomona_)
  target_link_libraries(pomona_${name} PUBLIC pomona_headers ${ROOM_USES}
                        PRIVATE pomona_warnings ${ROOM_LIBRARIES})
  target_include_directories(pomona_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  if("pomona::torch" IN_LIST ROOM_LIBRARIES)
    pomona_use_torch(pomona_${name})
  endif()
endfunction()

# torch's headers cost 15-33 s a file: one precompiled header serves every file that needs them.
function(pomona_use_torch target)
  target_compile_options(${target} PRIVATE -Wno-conversion)
  if(NOT TARGET pomona_torch_pch)
    file(WRITE ${PROJECT_BINARY_DIR}/torch_pch.cpp "")
    add_library(pomona_torch_pch STATIC ${PROJECT_BINARY_DIR}/torch_pch.cpp)
    target_link_libraries(pomona_torch_pch PRIVATE pomona_torch pomona_warnings)
    target_compile_options(pomona_torch_pch PRIVATE -Wno-conversion)
    target_precompile_headers(pomona_torch_pch PRIVATE <torch/torch.h>)
  endif()
  target_precompile_headers(${target} REUSE_FROM pomona_torch_pch)
endfunction()

# pomona_ui_room(NAME SOURCES f.cpp... [USES room...] [LIBRARIES target...] [WIDGETS | CHARTS])
# A static library pomona_ui_<NAME>. Without WIDGETS or CHARTS it knows Qt Core and Gui alone. CHARTS is
# for QCustomPlot, which needs Qt's keywords and so shares no precompiled header with the others.
function(pomona_ui_room name)
  cmake_parse_arguments(ROOM "WIDGETS;CHARTS" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  set(target pomona_ui_${name})
  add_library(${target} STATIC ${ROOM_SOURCES})
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  list(TRANSFORM ROOM_USES PREPEND pomona_ui_)
  target_link_libraries(${target} PUBLIC pomona_core Qt6::Gui ${ROOM_USES}
                        PRIVATE pomona_warnings ${ROOM_LIBRARIES})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  if(ROOM_CHARTS)
    target_link_libraries(${target} PUBLIC Qt6::Widgets PRIVATE QCustomPlotQt6::QCustomPlotQt6)
  elseif(ROOM_WIDGETS)
    target_link_libraries(${target} PUBLIC Qt6::Widgets)
    pomona_use_qt_headers(${target} Widgets)
  else()
    pomona_use_qt_headers(${target} Gui)
  endif()
endfunction()

# One precompiled header for all rooms with widgets, one for those without.
function(pomona_use_qt_headers target module)
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS)
  string(TOLOWER pomona_qt${module}_pch pch)
  if(NOT TARGET ${pch})
    file(WRITE ${PROJECT_BINARY_DIR}/${pch}.cpp "")
    add_library(${pch} STATIC ${PROJECT_BINARY_DIR}/${pch}.cpp)
    target_link_libraries(${pch} PRIVATE pomona_warnings Qt6::${module})
    target_compile_definitions(${pch} PRIVATE QT_NO_KEYWORDS)
    target_precompile_headers(${pch} PRIVATE <Qt${module}/Qt${module}> <functional> <memory> <vector>)
  endif()
  target_precompile_headers(${target} REUSE_FROM ${pch})
endfunction()

# pomona_test(SUBJECT SOURCES f.cpp... [USES room...] [LIBRARIES target...])
# A Qt Test executable test_<SUBJECT>, registered with CTest.
function(pomona_test subject)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(test_${subject} ${TEST_SOURCES})
  set_target_properties(test_${subject} PROPERTIES AUTOMOC ON)
  list(TRANSFORM TEST_USES PREPEND pomona_)
  target_link_libraries(test_${subject} PRIVATE pomona_warnings pomona_test_support Qt6::Test
                        ${TEST_USES} ${TEST_LIBRARIES})
  target_compile_definitions(test_${subject} PRIVATE QT_NO_KEYWORDS
                             POMONA_GOLDEN_DIR="${PROJECT_SOURCE_DIR}/tests/golden"
                             POMONA_RESOURCES_DIR="${PROJECT_SOURCE_DIR}/resources"
                             POMONA_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  if("pomona::torch" IN_LIST TEST_LIBRARIES)
    pomona_use_torch(test_${subject})
  endif()
  add_test(NAME ${subject} COMMAND test_${subject})
  set_tests_properties(${subject} PROPERTIES ENVIRONMENT
                       "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LANGUAGE=")
endfunction()
