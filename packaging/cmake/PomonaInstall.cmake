# SPDX-License-Identifier: GPL-3.0-or-later
# `cmake --install` and `cpack`: the programs look for ../lib/pomona and ../share/pomona.
install(TARGETS pomona pomona_cli RUNTIME DESTINATION bin)
if(TARGET pomona_engine_module)
  add_dependencies(pomona pomona_engine_module)  # opened at run time
  add_dependencies(pomona_cli pomona_engine_module)
  install(TARGETS pomona_engine_module LIBRARY DESTINATION lib/pomona)
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources/ DESTINATION share/pomona
        PATTERN icons EXCLUDE PATTERN translations EXCLUDE  # they are in the program
        PATTERN screenshots EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/LICENSE
        DESTINATION share/doc/pomona)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Pomona project")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Train an image classifier on fruits-360 and use it")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/package)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS qt6-qpa-plugins)  # opened at run time
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libopenblas0-openmp, fonts-inter, fonts-liberation2, qt6-translations-l10n")
include(CPack)
