// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tool_button.h"

#include "ui/widgets/icons.h"

namespace pomona::ui {

QToolButton* makeToolButton(const QString& iconName, const QString& words, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(iconName));
  button->setIconSize(QSize(size::icon, size::icon));
  button->setToolTip(words);
  button->setAccessibleName(words);
  button->setAutoRaise(true);
  return button;
}

}  // namespace pomona::ui
