// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/early_stopping.h"

namespace pomona {

bool EarlyStopping::update(const EpochRecord& epoch, const TrainingRecipe& recipe) {
  const bool accuracy = recipe.monitor == Monitor::ValAccuracy;
  const double value = accuracy ? epoch.valAccuracy : epoch.valLoss;
  const bool better = accuracy ? value - recipe.minDelta > best : value + recipe.minDelta < best;
  if (bestEpoch != 0 && !better) {
    ++wait;
    return false;
  }
  *this = {epoch.epoch, value, 0};
  return true;
}

bool EarlyStopping::shouldStop(const EpochRecord& epoch, const TrainingRecipe& recipe) const {
  return recipe.patience > 0 && wait >= recipe.patience && epoch.epoch > 1;
}

}  // namespace pomona
