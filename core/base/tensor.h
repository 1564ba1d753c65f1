// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace pomona {

/// Element types that weight and model files use; the names are safetensors'.
enum class DType { F16, BF16, F32, F64, I64 };

constexpr std::size_t sizeOf(DType dtype) {
  switch (dtype) {
    case DType::F16:
    case DType::BF16:
      return 2;
    case DType::F32:
      return 4;
    case DType::F64:
    case DType::I64:
      return 8;
  }
  return 0;
}

/// A dense array in main memory, row-major: what lies in weight files, without torch.
struct Tensor {
  DType dtype = DType::F32;
  std::vector<std::int64_t> shape;  ///< empty: a scalar
  std::vector<std::byte> data;      ///< sizeOf(dtype) * elements() bytes

  std::int64_t elements() const {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
  }
  bool operator==(const Tensor&) const = default;
};

/// A 1-d..n-d float tensor from values; values.size() must be the product of the shape.
Tensor makeTensor(std::vector<std::int64_t> shape, const std::vector<float>& values);
/// The values as float, whatever the element type (integers lose precision above 2^24).
std::vector<float> toFloats(const Tensor& tensor);

/// Named tensors in the order of their names.
using TensorMap = std::map<std::string, Tensor>;

}  // namespace pomona
