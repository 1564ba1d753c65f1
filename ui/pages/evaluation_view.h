// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "ui/charts/matrix_painter.h"
#include "ui/controllers/html_report.h"
#include "ui/pages/app_context.h"

class QSplitter;
class QStackedWidget;

namespace pomona::ui {

class ConfusionPanel;
class EvaluationTables;
class FigureRow;
class ImageViewer;
class ResultStrip;

/// An evaluation: figures in a row, tables and charts side by side, and below them the images of
/// what is chosen. A choice in one is marked in the others.
class EvaluationView : public QWidget {
  Q_OBJECT
 public:
  explicit EvaluationView(AppContext& context, QWidget* parent = nullptr);
  void setEvaluation(const EvaluationPointer& evaluation);
  ReportPictures render() const;
  void remember();

 private:
  QWidget* makeViewer();
  void connectParts();
  void choose(const MatrixCell& cell);
  void openViewer(int row);
  void closeViewer();

  AppContext& m_context;
  FigureRow* m_figures;
  std::array<int, 5> m_places{};
  EvaluationTables* m_tables;
  ConfusionPanel* m_confusion;
  QSplitter* m_splitter;
  ImageViewer* m_viewer;
  QStackedWidget* m_upper;  ///< splitter or viewer
  ResultStrip* m_strip;
};

}  // namespace pomona::ui
