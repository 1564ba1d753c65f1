# SPDX-License-Identifier: GPL-3.0-or-later
# Everything Pomona stands on, all of it in Debian 12.
find_package(Threads REQUIRED)
find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc imgcodecs)
find_package(libjpeg-turbo REQUIRED CONFIG)
find_package(HDF5 REQUIRED COMPONENTS C)
find_package(CURL 7.88 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# The window. QCustomPlot's package names Qt's PrintSupport without looking for it.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg DBus PrintSupport)
find_package(QCustomPlotQt6 REQUIRED)

# Debian's libtorch: the headers lie in the system include path and TorchConfig.cmake drags in
# more than the three libraries that are used.
find_library(TORCH_LIBRARY torch REQUIRED)
find_library(TORCH_CPU_LIBRARY torch_cpu REQUIRED)
find_library(C10_LIBRARY c10 REQUIRED)
add_library(pomona_torch INTERFACE)
add_library(pomona::torch ALIAS pomona_torch)
find_path(TORCH_API_INCLUDE torch/torch.h PATH_SUFFIXES torch/csrc/api/include REQUIRED)
target_include_directories(pomona_torch SYSTEM INTERFACE ${TORCH_API_INCLUDE})
target_link_libraries(pomona_torch INTERFACE ${TORCH_LIBRARY} ${TORCH_CPU_LIBRARY} ${C10_LIBRARY})

# Versions that no package tells CMake; the About dialog names them.
file(READ ${TORCH_API_INCLUDE}/torch/version.h TORCH_HEADER)
foreach(part MAJOR MINOR PATCH)
  string(REGEX MATCH "TORCH_VERSION_${part} ([0-9]+)" found "${TORCH_HEADER}")
  list(APPEND TORCH_VERSION ${CMAKE_MATCH_1})
endforeach()
list(JOIN TORCH_VERSION . TORCH_VERSION)
find_path(QCUSTOMPLOT_INCLUDE qcustomplot.h REQUIRED)
file(STRINGS ${QCUSTOMPLOT_INCLUDE}/qcustomplot.h found REGEX "define QCUSTOMPLOT_VERSION_STR")
string(REGEX MATCH "[0-9.]+" QCUSTOMPLOT_VERSION "${found}")
