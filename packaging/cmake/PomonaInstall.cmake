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
        PATTERN desktop EXCLUDE PATTERN screenshots EXCLUDE)
set(desktop ${PROJECT_SOURCE_DIR}/resources/desktop)
install(FILES ${desktop}/pomona.desktop DESTINATION share/applications)
install(FILES ${desktop}/org.pomona.pomona.metainfo.xml DESTINATION share/metainfo)
install(DIRECTORY ${desktop}/hicolor DESTINATION share/icons)  # PNGs: rsvg-convert of scalable/
find_program(GZIP gzip REQUIRED)
execute_process(COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/packaging/debian/changelog
                OUTPUT_FILE ${PROJECT_BINARY_DIR}/changelog.gz COMMAND_ERROR_IS_FATAL ANY)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/packaging/debian/copyright
              ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION share/doc/pomona)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # a package needs no tests
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Pomona project <pomona@pomona.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Train an image classifier on fruits-360 and use it")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Pomona learns to tell fruit apart from the fruits-360 photographs, or any
classes from folders of images: it takes a network trained on ImageNet, trains
a classifier on its features within minutes on an ordinary processor, and
writes one model file that classifies photographs anywhere. The window is
pomona, the command line pomona-cli. A trained classifier and the weights of
EfficientNet-Lite0 come with it.")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/package)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS qt6-qpa-plugins)  # opened at run time
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libopenblas0-openmp, fonts-inter, fonts-liberation2, qt6-translations-l10n")
include(CPack)
