// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <span>

#include "base/tensor.h"

namespace pomona {

/// A copy in main memory, of the same element type.
torch::Tensor toTorch(const Tensor& tensor);

/// A row-major copy in main memory, from any device and memory format. The element type must be one
/// of DType's (else c10::Error).
Tensor fromTorch(const torch::Tensor& tensor);

/// True if element i in memory is element i of both: same shape, dense, same strides (those of a
/// side of length 1 mean nothing).
bool areLaidOutAlike(const torch::Tensor& a, const torch::Tensor& b);

/// The elements in the order of their indices, the last one fastest. A tensor that lies otherwise
/// in memory (channels-last, say), on another device or of another type is a bug: c10::Error.
template <class T>
std::span<const T> rowMajor(const torch::Tensor& tensor) {
  TORCH_INTERNAL_ASSERT(tensor.is_cpu() && tensor.is_contiguous(), "not in row-major order");
  return {tensor.data_ptr<T>(), static_cast<std::size_t>(tensor.numel())};
}

}  // namespace pomona
