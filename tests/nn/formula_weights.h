// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

#include "nn/architecture.h"

namespace pomona::test {

/// The weights that tests/golden/nn/make.py gives to Keras: element i, in Keras's order, of the
/// network's array `number`, evenly in [-1, 1).
inline double formulaWeight(std::uint64_t i, std::uint64_t number) {
  std::uint64_t z = i + (number << 40);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  z ^= z >> 31;
  return static_cast<double>(z >> 40) / 0x1p23 - 1;
}

/// A kernel's values in the canonical order [O, I, h, w]; Keras's is [h, w, I, O], and
/// [h, w, O, 1] for a depthwise one.
inline std::vector<float> formulaKernel(const std::vector<std::int64_t>& shape, bool depthwise,
                                        std::uint64_t number) {
  const std::int64_t in = depthwise ? shape[0] : shape[1];
  const std::int64_t out = depthwise ? 1 : shape[0];
  const double scale = std::sqrt(6.0 / static_cast<double>(shape[2] * shape[3] * in));
  std::vector<float> values;
  for (std::int64_t a = 0; a < shape[0]; ++a)
    for (std::int64_t b = 0; b < shape[1]; ++b)
      for (std::int64_t pixel = 0; pixel < shape[2] * shape[3]; ++pixel) {
        const auto i = depthwise ? pixel * in + a : (pixel * in + b) * out + a;
        values.push_back(static_cast<float>(scale * formulaWeight(i, number)));
      }
  return values;
}

inline TensorMap formulaWeights(const Architecture& architecture) {
  TensorMap weights;
  std::uint64_t number = 0;
  for (const auto& layer : architecture.layers())
    for (const auto& spec : layer.weights) {
      std::vector<float> values;
      if (spec.shape.size() == 4) {
        values = formulaKernel(spec.shape, layer.type == LayerType::DepthwiseConv2D, number);
      } else {
        const auto inputs = static_cast<double>(spec.shape[0]);
        const double scale = spec.shape.size() == 2 ? std::sqrt(6 / inputs) : 0.1;
        for (std::int64_t i = 0; i < spec.elements(); ++i)
          values.push_back(static_cast<float>(scale * formulaWeight(i, number)));
      }
      weights[spec.name] = makeTensor(spec.shape, values);
      ++number;
    }
  return weights;
}

}  // namespace pomona::test
