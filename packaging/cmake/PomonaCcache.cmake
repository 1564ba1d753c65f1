# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles through ccache where it is installed. The variables let it work with precompiled headers
# and from whatever folder the project was cloned into.
find_program(CCACHE NAMES ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
