// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/classification_controller.h"

class QLabel;

namespace pomona::ui {

class ElidedLabel;
class PictureFrame;
class PredictionBars;

/// One picture and what it was taken for: the picture at the left, the answer at the right.
class AnswerView : public QWidget {
  Q_OBJECT
 public:
  explicit AnswerView(QWidget* parent = nullptr);
  void show(const Answer& answer, const ModelInfo& model);

 private:
  QWidget* makeAnswer();
  void showLabels(const Answer& answer);
  void showError(const Error& error);
  void showNetwork(const Answer& answer, const ModelInfo& model);

  PictureFrame* m_picture;
  QLabel* m_adverb;
  ElidedLabel* m_label;
  ElidedLabel* m_variety;
  QLabel* m_sentence;
  PredictionBars* m_bars;
  PictureFrame* m_seen;
  QLabel* m_seenWords;
  QLabel* m_time;
  ElidedLabel* m_file;
  QLabel* m_limits;
};

}  // namespace pomona::ui
