// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <functional>
#include <string>
#include <vector>

#include "pomona/device.h"
#include "pomona/error.h"

namespace pomona {

/// A device that is really there, and how to compute on it.
struct Compute {
  torch::Device device = torch::kCPU;
  torch::ScalarType dtype = torch::kFloat32;  ///< of the backbone
  int threads = 1;                            ///< CPU threads
  /// Takes what the user should know, as that a batch did not fit; may be empty.
  std::function<void(const Sentence&)> notice = {};

  std::string precision() const;  ///< "float32" or "bfloat16"
  /// "cpu, 2 threads, bfloat16".
  std::string describe() const;
};

/// Chooses device, precision and threads, and sets torch's threads for the calling thread (libtorch
/// starts with one, and OpenMP keeps the number thread by thread): call it on the thread that is
/// going to compute. Error{DeviceUnavailable, InvalidArgument}.
Result<Compute> resolveCompute(const ComputeOptions& options);

/// What can compute here, the default first.
std::vector<DeviceInfo> listDevices();

}  // namespace pomona
