# SPDX-License-Identifier: GPL-3.0-or-later
# Everything Pomona stands on, all of it in Debian 12 (but the libtorch with CUDA).
find_package(Threads REQUIRED)
find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc imgcodecs)
find_package(libjpeg-turbo REQUIRED CONFIG)
find_package(HDF5 REQUIRED COMPONENTS C)
find_package(CURL 7.88 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto SSL)  # SSL: the servers of the tests
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(fmt REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# The window. QCustomPlot's package names Qt's PrintSupport without looking for it.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg DBus PrintSupport)
find_package(QCustomPlotQt6 REQUIRED)

include(PomonaTorch)

# A version that no package tells CMake; the About dialog names it.
find_path(QCUSTOMPLOT_INCLUDE qcustomplot.h REQUIRED)
file(STRINGS ${QCUSTOMPLOT_INCLUDE}/qcustomplot.h found REGEX "define QCUSTOMPLOT_VERSION_STR")
string(REGEX MATCH "[0-9.]+" QCUSTOMPLOT_VERSION "${found}")
