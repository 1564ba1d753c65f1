// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "pomona/evaluation.h"

class QCustomPlot;

namespace pomona::ui {

/// How often the answers are right, by how sure the model was: on the dashed line it is as good as
/// it says. Hover reads a bar. Follows the palette; drawn only while seen.
class ReliabilityChart : public QWidget {
  Q_OBJECT
 public:
  explicit ReliabilityChart(QWidget* parent = nullptr);
  void setBins(const std::vector<ReliabilityBin>& bins);
  /// "sure 0.93-1.00: 2,311 images, 98.2 % right"; empty for a bar without images.
  QString describe(std::size_t bin) const;
  /// In the light theme's colours: for files.
  QImage render(int side);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void recolor();

  QCustomPlot* m_plot;
  std::vector<ReliabilityBin> m_bins;
};

}  // namespace pomona::ui
