// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace pomona::ui {

/// A number to type or to step with the arrow keys, beside the slider that shows it. Two decimals
/// at most, and none that say nothing.
class NumberBox : public QDoubleSpinBox {
  Q_OBJECT
 public:
  explicit NumberBox(QWidget* parent = nullptr);
  /// Shows a value without a signal; what is being typed and means the same stays as it is.
  void show(double value);
  QString textFromValue(double value) const override;

 private:
  using QDoubleSpinBox::show;
};

}  // namespace pomona::ui
