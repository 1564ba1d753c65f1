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
inline std::vector<float> formulaKernel(const WeightSpec& spec, std::uint64_t number) {
  const auto& shape = spec.shape;
  const std::int64_t in = spec.depthwise ? shape[0] : shape[1];
  const std::int64_t out = spec.depthwise ? 1 : shape[0];
  const auto pixels = shape[2] * shape[3];
  const double scale = spec.depthwise ? std::sqrt(3.0 / static_cast<double>(pixels))
                                      : std::sqrt(6.0 / static_cast<double>(pixels * in));
  std::vector<float> values;
  for (std::int64_t a = 0; a < shape[0]; ++a)
    for (std::int64_t b = 0; b < shape[1]; ++b)
      for (std::int64_t pixel = 0; pixel < pixels; ++pixel) {
        const auto i = spec.depthwise ? pixel * in + a : (pixel * in + b) * out + a;
        values.push_back(
            static_cast<float>(scale * formulaWeight(static_cast<std::uint64_t>(i), number)));
      }
  return values;
}

/// What stands around the values of an array that is no convolution's kernel, and how far they go.
inline std::pair<double, double> offsetAndScale(const WeightSpec& spec) {
  if (spec.shape.size() == 2) return {0, std::sqrt(6 / static_cast<double>(spec.shape[0]))};
  if (spec.name.ends_with("3_bn/gamma")) return {0.25, 0.0625};  // residual branches stay small
  if (spec.name.ends_with("/gamma")) return {1, 0.25};
  if (spec.name.ends_with("/moving_variance")) return {1, 0.5};
  return {0, spec.name.ends_with("/bias") ? 0.1 : 0.3};
}

inline TensorMap formulaWeights(const Architecture& architecture) {
  TensorMap weights;
  std::uint64_t number = 0;
  for (const auto& layer : architecture.layers())
    for (const auto& spec : layer.weights) {
      std::vector<float> values;
      if (spec.shape.size() == 4) {
        values = formulaKernel(spec, number);
      } else {
        const auto [offset, scale] = offsetAndScale(spec);
        for (std::int64_t i = 0; i < spec.elements(); ++i)
          values.push_back(static_cast<float>(
              offset + scale * formulaWeight(static_cast<std::uint64_t>(i), number)));
      }
      weights[spec.name] = makeTensor(spec.shape, values);
      ++number;
    }
  return weights;
}

}  // namespace pomona::test
