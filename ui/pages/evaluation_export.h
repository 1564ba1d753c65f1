// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "ui/controllers/html_report.h"
#include "ui/dialogs/dialogs.h"

namespace pomona::ui {

/// Saves an evaluation: one HTML page, tables as CSV, or charts as PNG. Writes in the background.
class EvaluationExport : public QPushButton {
  Q_OBJECT
 public:
  using Render = std::function<ReportPictures()>;
  /// @param render  draws the charts as they are shown.
  EvaluationExport(Dialogs& dialogs, Render render, QWidget* parent = nullptr);
  void setEvaluation(EvaluationPointer evaluation);
  Job& job() { return m_job; }

 Q_SIGNALS:
  void saved(const QString& path);
  void failed(const pomona::Error& error);

 private:
  void saveReport();
  void saveTables();
  void saveCharts();
  void write(const QString& path, std::function<Result<void>()> work);

  Dialogs& m_dialogs;
  Render m_render;
  EvaluationPointer m_evaluation;
  Job m_job;
};

}  // namespace pomona::ui
