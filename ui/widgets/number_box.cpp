// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/number_box.h"

#include <QLocale>
#include <QSignalBlocker>
#include <cmath>

namespace pomona::ui {
namespace {
constexpr int shownDecimals = 2;
}

NumberBox::NumberBox(QWidget* parent) : QDoubleSpinBox(parent) {
  setDecimals(shownDecimals);
  setButtonSymbols(NoButtons);
  setAlignment(Qt::AlignRight);
}

void NumberBox::show(double value) {
  const double rounded = std::round(value * 100) / 100;
  if (this->value() == rounded) return;
  const QSignalBlocker quiet(this);
  setValue(rounded);
}

QString NumberBox::textFromValue(double value) const {
  auto locale = this->locale();
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  return locale.toString(std::round(value * 100) / 100, 'g', QLocale::FloatingPointShortest);
}

}  // namespace pomona::ui
