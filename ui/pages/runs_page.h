// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "ui/models/natural_sort_model.h"
#include "ui/models/run_table_model.h"
#include "ui/pages/page.h"

class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace pomona::ui {

class RunDetails;

/// All runs, to compare, name, resume, use, export and delete.
class RunsPage : public Page {
  Q_OBJECT
 public:
  explicit RunsPage(AppContext& context, QWidget* parent = nullptr);
  void receive(const Visit& visit) override;
  bool mayClose(const std::function<void()>& close) override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum Tool { Resume, Evaluate, Classify, Export, Open, Delete, tools };
  QWidget* makeTable();
  QWidget* makeTools();
  void fitColumns();
  void connectParts();
  void showRuns();
  void showSelection();
  std::vector<RunRecord> selected() const;
  /// Those of these runs that are still there.
  void select(const std::vector<RunRecord>& chosen);
  void enable(Tool tool, const QString& why);
  void run(Tool tool);
  void go(PageId page, Visit::Purpose purpose, const QString& file);
  void exportModel(const RunRecord& run);
  void discard();
  void undo();

  RunTableModel m_runs;
  NaturalSortModel m_sorted;
  QLineEdit* m_filter;
  QTreeView* m_view;
  std::array<QPushButton*, tools> m_tools{};
  RunDetails* m_details;
  QSplitter* m_splitter;
  QStackedWidget* m_stack;
};

}  // namespace pomona::ui
