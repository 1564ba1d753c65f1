// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "base/tensor.h"
#include "pomona/recipe.h"

namespace pomona {

/// Adam, AdamW and SGD as Keras defines them, for float32 parameters on any device: fused kernels
/// on the CPU, torch's operations elsewhere. Parameters may have any dense layout in memory, as
/// channels-last; moments and gradients take theirs. Its state is part of the checkpoint.
class RecipeOptimizer {
 public:
  /// @param parameters  leaves that require gradients, dense; kept, and changed in place by step().
  /// @param fused  false: torch's operations on the CPU, too, as on every other device.
  RecipeOptimizer(const TrainingRecipe& recipe, std::vector<torch::Tensor> parameters,
                  bool fused = true);

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
  // The gradient lies in memory as the parameter does.
  void stepAdam(Slot& slot, const torch::Tensor& gradient, double learningRate) const;
  void stepSgd(Slot& slot, const torch::Tensor& gradient, double learningRate) const;

  Optimizer m_kind;
  double m_decay;
  double m_momentum;
  bool m_fused;
  std::int64_t m_steps = 0;
  std::vector<Slot> m_slots;
};

}  // namespace pomona
