# SPDX-License-Identifier: GPL-3.0-or-later
# One function for every room and one for every test, so that all are built alike.

option(POMONA_WERROR "Warnings are errors" ON)
add_library(pomona_warnings INTERFACE)
# Off: designated initialisers leave fields out on purpose; GCC 12's warnings on "text" + string
# (restrict, and with a precompiled header the three others) are false (GCC bug 105651).
target_compile_options(pomona_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion -Wno-missing-field-initializers
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>
                       $<$<BOOL:${POMONA_WERROR}>:-Werror>)

# For what waits for people and disks: templates compile in two thirds of the time that -O3 takes.
set(pomona_unhurried $<$<CONFIG:Release>:-O1>)

# pomona_precompile(TARGET PCH HEADERS header... [LIBRARIES target...] [OPTIONS option...])
# One precompiled header PCH for all targets that name it. Every file that reads it still pays for the
# templates that its headers instantiate: it holds what is used widely and no umbrella header.
function(pomona_precompile target pch)
  cmake_parse_arguments(PCH "" "" "HEADERS;LIBRARIES;OPTIONS" ${ARGN})
  if(NOT TARGET ${pch})
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${pch}.cpp CONTENT "")
    add_library(${pch} STATIC ${PROJECT_BINARY_DIR}/${pch}.cpp)
    target_link_libraries(${pch} PRIVATE pomona_warnings ${PCH_LIBRARIES})
    target_compile_options(${pch} PRIVATE ${PCH_OPTIONS})
    target_precompile_headers(${pch} PRIVATE ${PCH_HEADERS})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${pch})
  target_link_libraries(${target} PRIVATE ${PCH_LIBRARIES})
endfunction()

set(std_headers <algorithm> <expected> <filesystem> <functional> <map> <memory> <optional> <span> <string>
    <string_view> <utility> <vector>)

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
  elseif("nlohmann_json::nlohmann_json" IN_LIST ROOM_LIBRARIES)
    pomona_precompile(pomona_${name} pomona_json_pch LIBRARIES nlohmann_json::nlohmann_json fmt::fmt
                      HEADERS <nlohmann/json.hpp> <fmt/format.h> ${std_headers})
  else()
    pomona_precompile(pomona_${name} pomona_std_pch LIBRARIES fmt::fmt HEADERS <fmt/format.h> ${std_headers})
  endif()
endfunction()

# What every file with a tensor needs. <torch/torch.h> costs three times as much a file: nn, optim, data
# and serialize are templates that are instantiated whether used or not.
function(pomona_use_torch target)
  set(options -Wno-conversion)
  target_compile_options(${target} PRIVATE ${options})
  pomona_precompile(${target} pomona_torch_pch LIBRARIES pomona_torch fmt::fmt OPTIONS ${options}
                    HEADERS <torch/types.h> <torch/utils.h> <fmt/format.h> ${std_headers})
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
  target_compile_options(${target} PRIVATE ${pomona_unhurried})
  if(ROOM_CHARTS)
    target_link_libraries(${target} PUBLIC Qt6::Widgets PRIVATE QCustomPlotQt6::QCustomPlotQt6)
    pomona_precompile(${target} pomona_charts_pch LIBRARIES QCustomPlotQt6::QCustomPlotQt6
                      HEADERS <qcustomplot.h> ${std_headers})
  elseif(ROOM_WIDGETS)
    target_link_libraries(${target} PUBLIC Qt6::Widgets)
    pomona_use_qt_headers(${target} Widgets)
  else()
    pomona_use_qt_headers(${target} Gui)
  endif()
endfunction()

set(qt_gui_headers <QAbstractTableModel> <QColor> <QCoreApplication> <QDir> <QFile> <QFileInfo> <QFont>
    <QIcon> <QImage> <QKeyEvent> <QLocale> <QMimeData> <QMouseEvent> <QPainter> <QPixmap> <QPointer>
    <QSettings> <QSortFilterProxyModel> <QStringList> <QThread> <QTimer> <QUrl>)
set(qt_widgets_headers ${qt_gui_headers} <QAction> <QApplication> <QBoxLayout> <QCheckBox> <QComboBox>
    <QDialog> <QFormLayout> <QGridLayout> <QHeaderView> <QLabel> <QLineEdit> <QListView> <QMenu>
    <QProgressBar> <QPushButton> <QScrollArea> <QScrollBar> <QShortcut> <QSlider> <QSpinBox> <QSplitter>
    <QStackedWidget> <QStyle> <QStyledItemDelegate> <QTableView> <QToolButton> <QTreeView>)

# One precompiled header for all rooms with widgets, one for those without.
function(pomona_use_qt_headers target module)
  set(options -DQT_NO_KEYWORDS)
  target_compile_options(${target} PRIVATE ${options})
  string(TOLOWER ${module} lower)
  pomona_precompile(${target} pomona_qt${lower}_pch LIBRARIES Qt6::${module} OPTIONS ${options}
                    HEADERS ${qt_${lower}_headers} ${std_headers})
endfunction()

# pomona_test(SUBJECT SOURCES test.cpp f.cpp... [USES room...] [LIBRARIES target...])
# A Qt Test executable test_<SUBJECT>, registered with CTest. The first source includes its own .moc,
# the only one there is: AUTOMOC would scan, and compile a file of none, for each of the programs.
function(pomona_test subject)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  set(target test_${subject})
  list(GET TEST_SOURCES 0 first)
  cmake_path(GET first STEM stem)
  qt6_generate_moc(${first} ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc)
  add_executable(${target} ${TEST_SOURCES} ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
  list(TRANSFORM TEST_USES PREPEND pomona_)
  target_link_libraries(${target} PRIVATE pomona_warnings pomona_test_support Qt6::Test
                        ${TEST_USES} ${TEST_LIBRARIES})
  target_compile_definitions(${target} PRIVATE POMONA_GOLDEN_DIR="${PROJECT_SOURCE_DIR}/tests/golden"
                             POMONA_RESOURCES_DIR="${PROJECT_SOURCE_DIR}/resources"
                             POMONA_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  # They differ from folder to folder, which a precompiled header of QTest does not bear.
  target_compile_options(${target} PRIVATE ${pomona_unhurried})
  set(options -DQT_NO_KEYWORDS -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
  target_compile_options(${target} PRIVATE ${options})
  if("pomona::torch" IN_LIST TEST_LIBRARIES)
    pomona_use_torch(${target})
  elseif("pomona_window_fixture" IN_LIST TEST_LIBRARIES)
    pomona_precompile(${target} pomona_window_test_pch LIBRARIES Qt6::Test Qt6::Widgets OPTIONS ${options}
                      HEADERS <QTest> <QSignalSpy> <QTemporaryDir> ${qt_widgets_headers} ${std_headers})
  else()
    pomona_precompile(${target} pomona_test_pch LIBRARIES Qt6::Test OPTIONS ${options}
                      HEADERS <QTest> <QTemporaryDir> ${std_headers})
  endif()
  add_test(NAME ${subject} COMMAND ${target})
  set_tests_properties(${subject} PROPERTIES ENVIRONMENT
                       "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LANGUAGE=")
endfunction()
