// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/recipe_draft.h"

class QComboBox;

namespace pomona::ui {

/// From which layer of the backbone on it is fine-tuned: none, or one of its layers, those near the
/// output first. Writes into the draft and follows it; a layer that another backbone does not have
/// becomes none.
class LayerChoice : public QWidget {
  Q_OBJECT
 public:
  explicit LayerChoice(RecipeDraft& draft, QWidget* parent = nullptr);

 private:
  void choose();
  void sync();
  void fill(Backbone backbone);

  RecipeDraft& m_draft;
  std::optional<Backbone> m_shown;
  QComboBox* m_layers;
};

}  // namespace pomona::ui
