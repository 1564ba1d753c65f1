// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <set>

#include "ui/models/class_table_model.h"
#include "ui/models/natural_sort_model.h"

class QLabel;
class QLineEdit;
class QTreeView;

namespace pomona::ui {

/// The classes of the dataset: filter as one types, sort by any column, choose several.
class ClassPanel : public QWidget {
  Q_OBJECT
 public:
  static constexpr int noLabel = -1;
  explicit ClassPanel(ClassTableModel& model, QWidget* parent = nullptr);
  /// The labels to show: the chosen classes, else those that pass the filter; empty if that is all;
  /// {noLabel} if nothing passes.
  std::set<int> labels() const;
  void choose(int label);
  void clearChoice();
  void focusFilter();
  QByteArray saveColumns() const;
  void restoreColumns(const QByteArray& state);

 Q_SIGNALS:
  void labelsChanged();

 private:
  void showColumns();

  ClassTableModel& m_model;
  NaturalSortModel m_sorted;
  QLineEdit* m_filter;
  QLabel* m_nothing;
  QTreeView* m_view;
};

}  // namespace pomona::ui
