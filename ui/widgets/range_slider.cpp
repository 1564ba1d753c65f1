// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/range_slider.h"

#include <QKeyEvent>
#include <QPainter>
#include <cmath>

#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {
constexpr double handle = space::large;
constexpr double outline = 2;
}  // namespace

RangeSlider::RangeSlider(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RangeSlider::setRange(int least, int most) {
  m_least = least;
  m_most = most;
  update();
}

void RangeSlider::setValues(int lower, int upper) {
  m_values = {lower, upper};
  setAccessibleDescription(tr("%1 to %2").arg(lower).arg(upper));
  update();
}

QSize RangeSlider::sizeHint() const {
  return {size::form / 2, static_cast<int>(handle)};
}

/// The middle of a handle.
double RangeSlider::placeOf(int value) const {
  const double share = static_cast<double>(value - m_least) / std::max(1, m_most - m_least);
  return handle / 2 + share * (width() - handle);
}

int RangeSlider::valueAt(double x) const {
  const double share = (x - handle / 2) / std::max(1.0, width() - handle);
  return m_least + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (m_most - m_least)));
}

void RangeSlider::move(bool upper, int to) {
  const int low = upper ? m_values.first : m_least;
  const int high = upper ? m_most : m_values.second;
  m_upper = upper;
  auto& moved = value(upper);
  const int target = std::clamp(to, low, high);
  if (target == moved) return;
  moved = target;
  setValues(m_values.first, m_values.second);
  Q_EMIT valuesChanged(m_values.first, m_values.second);
}

void RangeSlider::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& colors = colorsOf(palette());
  const double middle = height() / 2.0;
  const double thickness = space::tiny;
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.controlLine);
  painter.drawRoundedRect(QRectF(0, middle - thickness / 2, width(), thickness), thickness / 2,
                          thickness / 2);
  const double from = placeOf(lower());
  const double to = placeOf(upper());
  painter.setBrush(colors.accent);
  painter.drawRect(QRectF(from, middle - thickness / 2, to - from, thickness));
  for (const bool high : {false, true}) {
    const bool focused = hasFocus() && m_upper == high;
    painter.setPen(QPen(colors.accent, outline));
    painter.setBrush(focused ? colors.selection : colors.base);
    const double radius = handle / 2 - outline;
    painter.drawEllipse(QPointF(high ? to : from, middle), radius, radius);
  }
}

void RangeSlider::mousePressEvent(QMouseEvent* event) {
  const double x = event->position().x();
  const double from = placeOf(lower());
  const double to = placeOf(upper());
  // Between two handles that lie on each other the side decides.
  m_upper = std::abs(x - from) == std::abs(x - to) ? x > to : std::abs(x - to) < std::abs(x - from);
  move(m_upper, valueAt(x));
}

void RangeSlider::mouseMoveEvent(QMouseEvent* event) {
  move(m_upper, valueAt(event->position().x()));
}

void RangeSlider::keyPressEvent(QKeyEvent* event) {
  const bool upper = event->modifiers().testFlag(Qt::ControlModifier) ? !m_upper : m_upper;
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
      return move(upper, value(upper) - 1);
    case Qt::Key_Right:
    case Qt::Key_Up:
      return move(upper, value(upper) + 1);
    case Qt::Key_Home:
      return move(upper, m_least);
    case Qt::Key_End:
      return move(upper, m_most);
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace pomona::ui
