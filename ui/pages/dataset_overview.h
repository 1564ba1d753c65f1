// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/dataset_inspector.h"

namespace pomona::ui {

class BarChart;
class ColourSwatch;
class FigureRow;

/// The dataset in numbers, and a chart of images per class.
class DatasetOverview : public QWidget {
  Q_OBJECT
 public:
  explicit DatasetOverview(DatasetInspector& inspector, QWidget* parent = nullptr);
  void setDataset(const DatasetPointer& dataset);

 Q_SIGNALS:
  void classChosen(int label);

 private:
  void showFigures();

  DatasetInspector& m_inspector;
  FigureRow* m_figures;
  FigureRow* m_mean;
  ColourSwatch* m_swatch;
  BarChart* m_chart;
  int m_images;
  int m_classes;
  int m_range;
  int m_sizes;
  int m_colour;
  std::vector<int> m_labels;  ///< of the bars, in natural order
};

}  // namespace pomona::ui
