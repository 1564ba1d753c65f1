// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/dataset_inspector.h"
#include "ui/models/problem_list_model.h"

class QLabel;
class QListView;
class QPushButton;

namespace pomona::ui {

/// What is wrong with the dataset, and the check that reads every file.
class ProblemsView : public QWidget {
  Q_OBJECT
 public:
  explicit ProblemsView(DatasetInspector& inspector, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// A problem was opened: its file or folder, absolute.
  void opened(const QString& path);

 private:
  void refresh();
  void copy() const;

  DatasetInspector& m_inspector;
  ProblemListModel m_model;
  QLabel* m_heading;
  QPushButton* m_check;
  QListView* m_list;
};

}  // namespace pomona::ui
