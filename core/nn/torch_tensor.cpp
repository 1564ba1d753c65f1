// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/torch_tensor.h"

#include <cstring>
#include <utility>

namespace pomona {
namespace {

constexpr std::array<std::pair<DType, torch::ScalarType>, 5> types{{
    {DType::F16, torch::kFloat16},
    {DType::BF16, torch::kBFloat16},
    {DType::F32, torch::kFloat32},
    {DType::F64, torch::kFloat64},
    {DType::I64, torch::kInt64},
}};

}  // namespace

torch::Tensor toTorch(const Tensor& tensor) {
  const auto type = types[static_cast<std::size_t>(tensor.dtype)].second;
  auto copy = torch::empty(tensor.shape, torch::TensorOptions().dtype(type));
  std::memcpy(copy.data_ptr(), tensor.data.data(), tensor.data.size());
  return copy;
}

Tensor fromTorch(const torch::Tensor& tensor) {
  const auto source = tensor.detach().to(torch::kCPU).contiguous();
  for (const auto& [dtype, type] : types) {
    if (source.scalar_type() != type) continue;
    const auto* bytes = static_cast<const std::byte*>(source.data_ptr());
    return {dtype, source.sizes().vec(), {bytes, bytes + source.nbytes()}};
  }
  TORCH_CHECK(false, "no weight file holds elements of type ", source.scalar_type());
}

bool areLaidOutAlike(const torch::Tensor& a, const torch::Tensor& b) {
  if (a.sizes() != b.sizes() || !a.is_non_overlapping_and_dense() ||
      !b.is_non_overlapping_and_dense())
    return false;
  for (std::int64_t i = 0; i < a.dim(); ++i)
    if (a.size(i) != 1 && a.stride(i) != b.stride(i)) return false;
  return true;
}

}  // namespace pomona
