// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <optional>

namespace pomona {

/// Brings batches to the device: to a GPU out of page-locked memory and on a stream of its own, so
/// that a batch travels while the one before it is computed.
class Uploader {
 public:
  explicit Uploader(torch::Device device);

  /// @param batch  in main memory. On the CPU it comes back as it is.
  /// @return what the calling thread may compute with at once: the GPU waits until it has arrived.
  torch::Tensor upload(const torch::Tensor& batch) const;

 private:
  torch::Device m_device;
  std::optional<c10::Stream> m_stream;
};

}  // namespace pomona
