// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

#include "base/tensor.h"
#include "pomona/recipe.h"

namespace pomona {

/// Adam, AdamW and SGD as Keras defines them, for float32 parameters on any device: fused kernels
/// on the CPU, torch's operations elsewhere. Its state is part of the checkpoint.
class RecipeOptimizer {
 public:
  /// @param parameters  leaves that require gradients; kept, and changed in place by step().
  RecipeOptimizer(const TrainingRecipe& recipe, std::vector<torch::Tensor> parameters);

  /// One step with the gradients that backward() left, which it clears.
  void step(double learningRate);

  /// "0/m", "0/v", "1/m" ... and the number of steps taken.
  TensorMap state() const;
  std::int64_t steps() const { return m_steps; }
  /// Puts a state back. False if its shapes do not fit.
  bool restore(const TensorMap& state, std::int64_t steps);

 private:
  struct Slot {
    torch::Tensor parameter;
    torch::Tensor m;
    torch::Tensor v;  // undefined for SGD
  };
  void stepAdam(Slot& slot, double learningRate) const;
  void stepSgd(Slot& slot, double learningRate) const;

  Optimizer m_kind;
  double m_decay;
  double m_momentum;
  std::int64_t m_steps = 0;
  std::vector<Slot> m_slots;
};

}  // namespace pomona
