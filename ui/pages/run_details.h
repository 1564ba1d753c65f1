// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include "pomona/training.h"
#include "ui/controllers/run_library.h"
#include "ui/models/run_table_model.h"

class QLabel;
class QLineEdit;
class QTreeView;

namespace pomona::ui {

class CurvePanel;
class ElidedLabel;
struct AppContext;

/// Below the table: the curves of the selected runs; beside them name and note of one, or what sets
/// several apart.
class RunDetails : public QStackedWidget {
  Q_OBJECT
 public:
  explicit RunDetails(AppContext& context, QWidget* parent = nullptr);
  void setRuns(std::vector<RunRecord> runs);
  void editName();
  CurvePanel& curves() const { return *m_curves; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showMarks();
  QWidget* makeOne();
  QWidget* makeSeveral();
  void showOne(const RunRecord& run);
  static QString factsOf(const RunRecord& run);
  void showCurves(const std::vector<RunRecord>& runs);
  void showSteps(const std::vector<Result<std::vector<StepEvent>>>& read);
  void keep();

  RunLibrary& m_library;
  RunDifferencesModel m_differences;
  QString m_folder;
  RunLabel m_label;
  QLineEdit* m_name;
  QLineEdit* m_note;
  ElidedLabel* m_place;
  QLabel* m_facts;
  CurvePanel* m_curves;
  QStackedWidget* m_beside;
  QLabel* m_heading;
  QTreeView* m_table;
  Job m_read;  ///< the steps of the runs on show
};

}  // namespace pomona::ui
