// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "pomona/recipe.h"

namespace pomona::ui {

/// The recipe that Start would train: Train's form edits it, Augment puts its setting into it.
class RecipeDraft : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  const TrainingRecipe& recipe() const { return m_recipe; }
  void setRecipe(const TrainingRecipe& recipe) {
    if (recipe == m_recipe) return;
    m_recipe = recipe;
    Q_EMIT changed();
  }
  void setAugmentation(const AugmentationOptions& augmentation) {
    auto recipe = m_recipe;
    recipe.augmentation = augmentation;
    setRecipe(recipe);
  }
  /// One value by its key, as typed. A refused one changes nothing: Error{InvalidArgument} says
  /// what is allowed.
  Result<void> setValue(std::string_view key, const std::string& value) {
    auto recipe = m_recipe;
    const auto set = setRecipeValue(recipe, key, value);
    if (set) setRecipe(recipe);
    return set;
  }

 Q_SIGNALS:
  void changed();

 private:
  TrainingRecipe m_recipe = recipePreset("quick").value_or(TrainingRecipe{});
};

}  // namespace pomona::ui
