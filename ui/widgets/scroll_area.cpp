// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_area.h"

namespace pomona::ui {

QScrollArea* makeScrollArea(QWidget* form, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidget(form);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);  // its controls take it
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->viewport()->setAutoFillBackground(false);
  form->setAutoFillBackground(false);  // setWidget turned it on
  return area;
}

}  // namespace pomona::ui
