// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pomona/recipe.h"
#include "pomona/run.h"

namespace pomona {

/// Keras's EarlyStopping: an epoch counts as better when it beats the best by more than min_delta;
/// training stops when `patience` epochs in a row were not (never after the first). The best epoch
/// is remembered whether or not training stops early. Plain values: part of the checkpoint.
struct EarlyStopping {
  int bestEpoch = 0;  ///< 0: none yet
  double best = 0;    ///< the monitored value of bestEpoch
  int wait = 0;       ///< epochs since then

  /// Takes an epoch in; true if it is the best so far.
  bool update(const EpochRecord& epoch, const TrainingRecipe& recipe);
  /// True if training is to stop now. Patience 0 never stops.
  bool shouldStop(const EpochRecord& epoch, const TrainingRecipe& recipe) const;
};

}  // namespace pomona
