// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pomona/sentence.h"

namespace pomona {

/// A graphics card, as its driver tells of it.
struct Gpu {
  std::string model;
  std::uint64_t memory = 0;                 ///< bytes
  bool hasBFloat16 = false;                 ///< multiplies bfloat16 itself
  std::optional<std::uint64_t> memoryUsed;  ///< bytes, by all programs
  std::optional<int> use;                   ///< percent of the last moments in which it computed
};

/// NVIDIA's libraries: both come with the driver, the second not in every container. They are
/// opened at run time, so that neither a toolkit is needed to build nor a driver to start.
struct GpuLibraries {
  const char* cuda = "libcuda.so.1";
  const char* management = "libnvidia-ml.so.1";  ///< tells memoryUsed and use
};

/// The cards in the order in which CUDA counts them; none without a driver. Takes no memory of
/// theirs. Thread-safe.
std::vector<Gpu> listGpus(const GpuLibraries& libraries = {});

/// True if that card, counted as there, multiplies bfloat16 itself.
bool gpuHasBFloat16(int number, const GpuLibraries& libraries = {});

/// Why none can be used by this build, in words. To be asked if torch finds none.
Sentence gpuAbsence(const GpuLibraries& libraries = {});

}  // namespace pomona
