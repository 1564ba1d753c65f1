// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "nn/architecture.h"
#include "pomona/recipe.h"

namespace pomona {

/// How fine-tuning divides a backbone, by indices of its layers: up to `cut` they are frozen and
/// their output can be kept as features; behind it they are computed anew in every step, and those
/// from `first` on are trained, as Keras's `for layer in model.layers[first:]: layer.trainable =
/// True`.
struct FineTunePlan {
  std::size_t cut = 0;    ///< the last place before `first` that one tensor alone crosses
  std::size_t first = 0;  ///< cut < first
};

/// @param layer  the name of a backbone's layer.
/// Error{InvalidArgument}: unknown (the sentence names those that could be meant), or nothing from
/// there on has weights.
Result<FineTunePlan> planFineTuning(const Architecture& backbone, std::string_view layer);

/// Pomonas before 0.2 stepped kernels over several pixels and channels with the gradients of other
/// elements. True if a training of this recipe was fine-tuned by such a version on such kernels.
bool isTunedWithFault(const TrainingRecipe& recipe, std::string_view programVersion);

/// The layers up to `cut`, which becomes the output.
Architecture upTo(const Architecture& backbone, std::size_t cut);

}  // namespace pomona
