// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picture_frame.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/icons.h"
#include "ui/widgets/style_painter.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {
constexpr int drawing = 2 * space::huge;
}

PictureFrame::PictureFrame(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
}

void PictureFrame::setPicture(const QImage& picture, bool damaged) {
  m_picture = picture;
  m_damaged = damaged;
  update();
}

QSize PictureFrame::sizeHint() const {
  return {size::form, size::form};
}

void PictureFrame::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& colors = colorsOf(palette());
  if (m_picture.isNull()) {
    const int side = std::min(width(), height());
    const QRect square(0, 0, side, side);
    paint::panel(painter, square, colors.hover, QColor());
    if (m_damaged)
      painter.drawPixmap(
          square.center() - QPoint(drawing / 2, drawing / 2),
          iconPixmap(QStringLiteral("broken-image"), drawing, colors.bad, devicePixelRatioF()));
    return;
  }
  painter.setRenderHints(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, !m_raw);
  const QRectF place(QPointF(),
                     QSizeF(m_picture.size()).scaled(rect().size(), Qt::KeepAspectRatio));
  QPainterPath corners;
  corners.addRoundedRect(place, size::radius, size::radius);
  painter.setClipPath(corners);
  painter.drawImage(place, m_picture);
}

}  // namespace pomona::ui
