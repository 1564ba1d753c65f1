// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tensor.h"

#include <bit>
#include <cassert>
#include <cstring>

namespace pomona {
namespace {

float halfToFloat(std::uint16_t half) {
  const std::uint32_t sign = std::uint32_t{half & 0x8000u} << 16;
  const std::uint32_t exponent = (half >> 10) & 0x1fu;
  const std::uint32_t mantissa = half & 0x3ffu;
  if (exponent == 0) {  // zero or subnormal: mantissa * 2^-24
    const float value = static_cast<float>(mantissa) * 0x1p-24f;
    return sign ? -value : value;
  }
  if (exponent == 0x1f) return std::bit_cast<float>(sign | 0x7f800000u | (mantissa << 13));
  return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
}

template <class T, class Convert>
std::vector<float> convert(const Tensor& tensor, Convert toFloat) {
  std::vector<float> values(static_cast<std::size_t>(tensor.elements()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    T raw;
    std::memcpy(&raw, tensor.data.data() + i * sizeof(T), sizeof(T));
    values[i] = toFloat(raw);
  }
  return values;
}

}  // namespace

Tensor makeTensor(std::vector<std::int64_t> shape, const std::vector<float>& values) {
  Tensor tensor{DType::F32, std::move(shape),
                std::vector<std::byte>(values.size() * sizeof(float))};
  assert(static_cast<std::size_t>(tensor.elements()) == values.size());
  std::memcpy(tensor.data.data(), values.data(), tensor.data.size());
  return tensor;
}

std::vector<float> toFloats(const Tensor& tensor) {
  switch (tensor.dtype) {
    case DType::F16:
      return convert<std::uint16_t>(tensor, halfToFloat);
    case DType::BF16:
      return convert<std::uint16_t>(
          tensor, [](std::uint16_t raw) { return std::bit_cast<float>(std::uint32_t{raw} << 16); });
    case DType::F32:
      return convert<float>(tensor, [](float raw) { return raw; });
    case DType::F64:
      return convert<double>(tensor, [](double raw) { return static_cast<float>(raw); });
    case DType::I64:
      return convert<std::int64_t>(tensor,
                                   [](std::int64_t raw) { return static_cast<float>(raw); });
  }
  return {};
}

}  // namespace pomona
