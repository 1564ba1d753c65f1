# SPDX-License-Identifier: GPL-3.0-or-later
# libtorch: Debian's, which computes on the CPU, or, with POMONA_CUDA, that of PyPI's wheels. Not by
# TorchConfig.cmake: Debian's drags in more than the libraries that are used, and that of a CUDA build
# demands a CUDA toolkit.
option(POMONA_CUDA "Build against the libtorch with CUDA in POMONA_LIBTORCH" OFF)
set(POMONA_LIBTORCH "" CACHE PATH "The folder that packaging/libtorch prints")

add_library(pomona_torch INTERFACE)
add_library(pomona::torch ALIAS pomona_torch)

if(POMONA_CUDA)
  set(lib ${POMONA_LIBTORCH}/torch/lib)
  if(NOT EXISTS ${lib}/libtorch_cuda.so)
    message(FATAL_ERROR "POMONA_LIBTORCH holds no libtorch with CUDA: "
                        "give -DPOMONA_LIBTORCH=$(packaging/libtorch)")
  endif()
  # Its own headers alone: beside them lie other libraries', such as a newer fmt than Debian's.
  set(TORCH_INCLUDE ${PROJECT_BINARY_DIR}/torch-include)
  file(MAKE_DIRECTORY ${TORCH_INCLUDE})
  foreach(folder ATen c10 caffe2 torch)
    file(CREATE_LINK ${POMONA_LIBTORCH}/torch/include/${folder} ${TORCH_INCLUDE}/${folder} SYMBOLIC)
  endforeach()
  target_include_directories(pomona_torch SYSTEM INTERFACE
                             ${TORCH_INCLUDE} ${TORCH_INCLUDE}/torch/csrc/api/include)
  # Nothing names a symbol of libtorch_cuda: it registers itself when it is loaded. libstdc++ comes
  # first: these libraries export a half of their own std::filesystem.
  target_link_libraries(pomona_torch INTERFACE
    -Wl,--push-state,--no-as-needed,-lstdc++,--pop-state
    ${lib}/libtorch.so ${lib}/libtorch_cpu.so
    -Wl,--push-state,--no-as-needed,${lib}/libtorch_cuda.so,--pop-state ${lib}/libc10.so)
  set(TORCH_VERSION_HEADER ${TORCH_INCLUDE}/torch/headeronly/version.h)
  set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)  # what is installed finds it, too
else()
  find_library(TORCH_LIBRARY torch REQUIRED)
  find_library(TORCH_CPU_LIBRARY torch_cpu REQUIRED)
  find_library(C10_LIBRARY c10 REQUIRED)
  # The other headers lie in the system include path.
  find_path(TORCH_API_INCLUDE torch/torch.h PATH_SUFFIXES torch/csrc/api/include REQUIRED)
  target_include_directories(pomona_torch SYSTEM INTERFACE ${TORCH_API_INCLUDE})
  target_link_libraries(pomona_torch INTERFACE ${TORCH_LIBRARY} ${TORCH_CPU_LIBRARY} ${C10_LIBRARY})
  set(TORCH_VERSION_HEADER ${TORCH_API_INCLUDE}/torch/version.h)
endif()

# The About dialog names it.
file(READ ${TORCH_VERSION_HEADER} found)
foreach(part MAJOR MINOR PATCH)
  string(REGEX MATCH "TORCH_VERSION_${part} ([0-9]+)" match "${found}")
  list(APPEND TORCH_VERSION ${CMAKE_MATCH_1})
endforeach()
list(JOIN TORCH_VERSION . TORCH_VERSION)
