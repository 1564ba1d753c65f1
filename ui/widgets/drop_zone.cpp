// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_zone.h"

#include <QPainter>

#include "ui/widgets/style_painter.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {

void DropZone::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& colors = colorsOf(palette());
  paint::panel(painter, rect(), colors.base, QColor());
  painter.setPen(QPen(colors.controlLine, size::line, Qt::DashLine));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::radius,
                          size::radius);
}

}  // namespace pomona::ui
