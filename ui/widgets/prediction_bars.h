// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "pomona/classifier.h"

namespace pomona::ui {

/// Labels with their probabilities as bars, the most probable first. As high as `places` of them.
class PredictionBars : public QWidget {
  Q_OBJECT
 public:
  explicit PredictionBars(int places, QWidget* parent = nullptr);
  void setPredictions(const std::vector<LabelProbability>& predictions);
  const std::vector<LabelProbability>& predictions() const { return m_predictions; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  int leastRowHeight() const;
  int rowHeight() const;
  void drawRow(QPainter& painter, int top, const LabelProbability& row) const;

  int m_places;
  std::vector<LabelProbability> m_predictions;
};

}  // namespace pomona::ui
