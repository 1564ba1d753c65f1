// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace pomona::ui {

/// An entry of a legend that switches its curve: a sample of the line, and the name.
class CurveSwitch : public QAbstractButton {
  Q_OBJECT
 public:
  /// How the line is drawn; a run's own colour stands for both of its curves.
  enum class Sample { Training, Validation, Run };
  CurveSwitch(Sample sample, const QString& name, int colour, QWidget* parent = nullptr);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Sample m_sample;
  int m_colour;
};

}  // namespace pomona::ui
