# SPDX-License-Identifier: GPL-3.0-or-later
# The target `lint`: clang-tidy over every source file that does without torch (torch 1.13's headers
# do not pass clang 19). Each check hangs on the file's object, so that Ninja checks again just what
# was compiled again.
find_program(CLANG_TIDY NAMES clang-tidy-19)

function(pomona_targets_below directory result)
  get_property(targets DIRECTORY ${directory} PROPERTY BUILDSYSTEM_TARGETS)
  get_property(folders DIRECTORY ${directory} PROPERTY SUBDIRECTORIES)
  foreach(folder IN LISTS folders)
    pomona_targets_below(${folder} deeper)
    list(APPEND targets ${deeper})
  endforeach()
  set(${result} ${targets} PARENT_SCOPE)
endfunction()

function(pomona_lint_file target source result)  # appends to the result
  get_target_property(here ${target} SOURCE_DIR)
  get_target_property(there ${target} BINARY_DIR)
  cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${here})
  cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${here} OUTPUT_VARIABLE name)
  if(name MATCHES "^\\.\\./|^/" OR NOT name MATCHES "\\.cpp$")  # made by the build
    return()
  endif()
  set(object ${there}/CMakeFiles/${target}.dir/${name}.o)
  add_custom_command(OUTPUT ${object}.lint
    COMMAND ${CLANG_TIDY} --quiet -p ${PROJECT_BINARY_DIR}/lint ${source} 2> ${object}.lint.log
            || (cat ${object}.lint.log && false)  # the log counts what it suppressed, too
    COMMAND ${CMAKE_COMMAND} -E touch ${object}.lint
    DEPENDS ${object} ${PROJECT_SOURCE_DIR}/.clang-tidy
    COMMENT "Linting ${target}/${name}")
  set(${result} ${${result}} ${object}.lint PARENT_SCOPE)
endfunction()

function(pomona_lint)
  pomona_targets_below(${PROJECT_SOURCE_DIR} targets)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    get_target_property(precompiled ${target} PRECOMPILE_HEADERS_REUSE_FROM)
    if(precompiled STREQUAL "pomona_torch_pch" OR NOT type MATCHES "LIBRARY|EXECUTABLE" OR type STREQUAL "INTERFACE_LIBRARY")
      continue()
    endif()
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
      pomona_lint_file(${target} ${source} stamps)
    endforeach()
  endforeach()
  add_custom_target(lint DEPENDS ${stamps})
  # Without the precompiled headers: they are g++'s, cost clang seconds a file, and hide a missing
  # #include.
  add_custom_target(lint_commands
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/lint
    COMMAND sed -E "s| -Winvalid-pch -include [^ ]*/cmake_pch.hxx||"
            ${PROJECT_BINARY_DIR}/compile_commands.json
            > ${PROJECT_BINARY_DIR}/lint/compile_commands.json
    VERBATIM)
  add_dependencies(lint lint_commands)
endfunction()

if(CLANG_TIDY AND CMAKE_GENERATOR STREQUAL "Ninja")
  cmake_language(DEFER DIRECTORY ${PROJECT_SOURCE_DIR} CALL pomona_lint)
endif()
