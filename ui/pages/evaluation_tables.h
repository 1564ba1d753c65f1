// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/charts/matrix_painter.h"
#include "ui/models/class_figures_model.h"
#include "ui/models/natural_sort_model.h"

class QLineEdit;
class QStackedWidget;
class QTabBar;
class QTreeView;

namespace pomona::ui {

/// The classes with their figures, sorted and filtered as one likes, or the pairs that are mixed up
/// most.
class EvaluationTables : public QWidget {
  Q_OBJECT
 public:
  explicit EvaluationTables(QWidget* parent = nullptr);
  void setEvaluation(const EvaluationPointer& evaluation);
  /// Marks what was chosen elsewhere; tells nobody.
  void setCurrent(const MatrixCell& cell);

 Q_SIGNALS:
  void chosen(const pomona::ui::MatrixCell& cell);

 private:
  QTreeView* makeClasses();
  QTreeView* makePairs();

  ClassFiguresModel m_classes;
  ConfusedPairsModel m_pairs;
  NaturalSortModel m_sorted;
  QTabBar* m_tabs;
  QLineEdit* m_filter;
  QStackedWidget* m_stack;
  QTreeView* m_classView;
  QTreeView* m_pairView;
};

}  // namespace pomona::ui
