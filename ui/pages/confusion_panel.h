// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/evaluation_controller.h"
#include "ui/controllers/html_report.h"

class QCheckBox;
class QTabBar;

namespace pomona::ui {

class ColorScale;
class HeatMap;
class ReliabilityChart;

/// The confusion matrix, or how far the model's probabilities can be trusted.
class ConfusionPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ConfusionPanel(QWidget* parent = nullptr);
  void setEvaluation(const EvaluationPointer& evaluation);
  HeatMap& matrix() const { return *m_matrix; }
  /// Both charts, for files.
  ReportPictures render() const;

 private:
  void fillCorner();
  QWidget* makeMatrixTools();

  QTabBar* m_tabs;
  HeatMap* m_matrix;
  ColorScale* m_scale;
  QCheckBox* m_hideRight;
  ReliabilityChart* m_reliability;
};

}  // namespace pomona::ui
