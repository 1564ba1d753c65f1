// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "ui/controllers/recipe_draft.h"

class QComboBox;
class QVBoxLayout;

namespace pomona::ui {

/// The layers between backbone and softmax as a list: pooling first, then any Dense, Dropout and
/// BatchNormalization, each with its number, to be moved and removed. Writes into the draft at once
/// and follows it.
class HeadEditor : public QWidget {
  Q_OBJECT
 public:
  explicit HeadEditor(RecipeDraft& draft, QWidget* parent = nullptr);

 private:
  QWidget* makeRow(std::size_t index);
  QWidget* makeNumber(std::size_t index, QWidget* row);
  QWidget* makeAdd();
  void add(HeadLayer layer);
  void change(const std::function<void(HeadSpec&)>& change);
  /// As change, of one layer's numbers: the rows stay.
  void tune(std::size_t index, const std::function<void(HeadLayer&)>& change);
  void sync();
  void rebuild();

  RecipeDraft& m_draft;
  HeadSpec m_shown;
  QComboBox* m_pooling;
  QVBoxLayout* m_rows;
};

}  // namespace pomona::ui
