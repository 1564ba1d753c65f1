// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "base/tensor.h"

namespace pomona {

/// What a trainer changes: features in, logits out.
class Trainable {
 public:
  virtual ~Trainable() = default;
  /// features: [B, F] float, or half as cached. Returns logits [B, K] (not softmaxed).
  virtual torch::Tensor logits(const torch::Tensor& features) const = 0;
  /// The same as training computes it; random parts are drawn from `seed` alone.
  virtual torch::Tensor trainingLogits(const torch::Tensor& features, std::uint64_t seed) = 0;
  /// What the optimiser changes, always in the same order. Leaves that require gradients.
  virtual std::vector<torch::Tensor> parameters() const = 0;
  /// All that training changes, and what goes with it.
  virtual TensorMap tensors() const = 0;
  /// Puts trained values in. @param tensors  as tensors() gave them.
  virtual void load(const TensorMap& tensors) = 0;

 protected:
  Trainable() = default;
  Trainable(const Trainable&) = default;
  Trainable& operator=(const Trainable&) = default;
};

}  // namespace pomona
