// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/training_controller.h"

class QLabel;
class QProgressBar;

namespace pomona::ui {

class ElidedLabel;
class FigureRow;

/// How a training stands: plain large numbers, and below them what is being done.
class TrainStatus : public QWidget {
  Q_OBJECT
 public:
  explicit TrainStatus(const TrainingController& training, QWidget* parent = nullptr);

 private:
  void refresh();
  void showFigures();
  QString phaseInWords() const;
  QString endInWords() const;

  const TrainingController& m_training;
  FigureRow* m_figures;
  int m_epoch;
  int m_accuracy;
  int m_best;
  int m_left;
  QProgressBar* m_bar;
  QLabel* m_share;
  ElidedLabel* m_phase;
};

}  // namespace pomona::ui
