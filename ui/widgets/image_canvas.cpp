// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/image_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {
constexpr double smallest = 0.05;
constexpr double largest = 40;
constexpr double wheelStep = 1.0 / 480;  ///< powers of two for an eighth of a degree
}  // namespace

ImageCanvas::ImageCanvas(QWidget* parent) : QWidget(parent) {
  setMinimumSize(size::control, size::control);
  setAccessibleName(tr("Image"));
}

void ImageCanvas::setImage(const QImage& image, const QString& instead) {
  m_image = image;
  m_instead = instead;
  update();
  Q_EMIT zoomChanged();
}

void ImageCanvas::setZoom(double zoom) {
  m_zoom = zoom > 0 ? std::clamp(zoom, smallest, largest) : 0;
  if (m_zoom <= 0) m_shift = {};
  update();
  Q_EMIT zoomChanged();
}

double ImageCanvas::fittingZoom() const {
  if (m_image.isNull()) return 1;
  const double fitting = std::min(static_cast<double>(width()) / m_image.width(),
                                  static_cast<double>(height()) / m_image.height());
  return fitting > 1 ? std::floor(fitting) : fitting;
}

void ImageCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (m_image.isNull()) {
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_instead);
    return;
  }
  const auto extent = QSizeF(m_image.size()) * zoom();
  QRectF place(QPointF(), extent);
  place.moveCenter(QRectF(rect()).center() + m_shift);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() < 1);
  painter.fillRect(place, Qt::white);
  painter.drawImage(place.toAlignedRect(), m_image);
}

void ImageCanvas::wheelEvent(QWheelEvent* event) {
  zoomBy(std::exp2(event->angleDelta().y() * wheelStep));
}

void ImageCanvas::mousePressEvent(QMouseEvent* event) {
  m_pressed = event->position() - m_shift;
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event) {
  m_shift = event->position() - m_pressed;
  update();
}

void ImageCanvas::resizeEvent(QResizeEvent*) {
  Q_EMIT zoomChanged();
}

}  // namespace pomona::ui
