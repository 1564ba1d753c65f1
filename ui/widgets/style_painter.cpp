// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style_painter.h"

#include <QPainter>
#include <QStyleOption>
#include <cmath>

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace pomona::ui::paint {
namespace {

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
  return option.state.testFlag(flag);
}
bool isLit(const QStyleOption& option) {
  return has(option, QStyle::State_Enabled) && has(option, QStyle::State_MouseOver);
}
QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto part = [&](int x, int y) {
    return static_cast<int>(std::lround(x + (y - x) * share));
  };
  return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

void focusRing(QPainter& painter, const QRectF& rect, const Colors& colors) {
  painter.setPen(QPen(colors.accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), size::radius, size::radius);
}

QColor buttonFill(const QStyleOption& option, bool primary) {
  const auto& colors = colorsOf(option.palette);
  if (!has(option, QStyle::State_Enabled)) return primary ? colors.groove : colors.window;
  if (primary) {
    const double share = has(option, QStyle::State_Sunken) ? 0.2 : isLit(option) ? 0.1 : 0;
    return mixed(colors.accent, colors.text, share);
  }
  if (has(option, QStyle::State_On)) return colors.selection;
  return has(option, QStyle::State_Sunken) ? colors.groove
         : isLit(option)                   ? colors.hover
                                           : colors.base;
}

}  // namespace

void panel(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  painter.setPen(line.isValid() ? QPen(line, size::line) : QPen(Qt::NoPen));
  const double inset = line.isValid() ? size::line / 2.0 : 0;
  painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), size::radius, size::radius);
}

void glyph(QPainter& painter, const QRect& rect, const QString& icon, const QColor& color) {
  const int side = std::min({rect.width(), rect.height(), size::icon});
  if (side <= 0) return;  // a spin box without buttons
  QRect square(0, 0, side, side);
  square.moveCenter(rect.center());
  painter.drawPixmap(square, iconPixmap(icon, side, color, painter.device()->devicePixelRatioF()));
}

void button(QPainter& painter, const QStyleOption& option, bool primary) {
  const auto& colors = colorsOf(option.palette);
  panel(painter, option.rect, buttonFill(option, primary), primary ? QColor() : colors.line);
  if (!has(option, QStyle::State_HasFocus) || !has(option, QStyle::State_KeyboardFocusChange))
    return;
  if (!primary || !has(option, QStyle::State_Enabled))
    return focusRing(painter, option.rect, colors);
  // A ring in the fill's colour would not be seen.
  constexpr double inset = 3.5;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colors.onAccent, size::line));
  painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset),
                          size::radius - 2, size::radius - 2);
}

void toolButton(QPainter& painter, const QStyleOption& option) {
  const auto& colors = colorsOf(option.palette);
  const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_Sunken);
  if (on || isLit(option))
    panel(painter, option.rect, on ? colors.selection : colors.hover, QColor());
  if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
    focusRing(painter, option.rect, colors);
}

void field(QPainter& painter, const QStyleOption& option) {
  const auto& colors = colorsOf(option.palette);
  const bool enabled = has(option, QStyle::State_Enabled);
  panel(painter, option.rect, enabled ? colors.base : colors.window,
        enabled ? colors.controlLine : colors.line);
  if (has(option, QStyle::State_HasFocus)) focusRing(painter, option.rect, colors);
}

void checkBox(QPainter& painter, const QStyleOption& option) {
  const auto& colors = colorsOf(option.palette);
  const bool enabled = has(option, QStyle::State_Enabled);
  const bool set = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
  const auto& fill = set && enabled ? colors.accent : isLit(option) ? colors.hover : colors.base;
  const auto& line = set && enabled ? colors.accent : enabled ? colors.controlLine : colors.line;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(fill);
  painter.setPen(QPen(line, size::line));
  painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), space::tiny,
                          space::tiny);
  const auto mark =
      has(option, QStyle::State_On) ? QStringLiteral("check") : QStringLiteral("minus");
  if (set) glyph(painter, option.rect, mark, enabled ? colors.onAccent : colors.disabledText);
}

void radioButton(QPainter& painter, const QStyleOption& option) {
  const auto& colors = colorsOf(option.palette);
  const bool enabled = has(option, QStyle::State_Enabled);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(isLit(option) ? colors.hover : colors.base);
  painter.setPen(QPen(enabled ? colors.controlLine : colors.line, size::line));
  painter.drawEllipse(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
  if (!has(option, QStyle::State_On)) return;
  painter.setPen(Qt::NoPen);
  painter.setBrush(enabled ? colors.accent : colors.disabledText);
  painter.drawEllipse(QRectF(option.rect).adjusted(4, 4, -4, -4));
}

void itemRow(QPainter& painter, const QStyleOption& option) {
  const auto& colors = colorsOf(option.palette);
  if (has(option, QStyle::State_Selected))
    painter.fillRect(option.rect, colors.selection);
  else if (isLit(option))
    painter.fillRect(option.rect, colors.hover);
}

void focus(QPainter& painter, const QStyleOption& option) {
  if (!has(option, QStyle::State_KeyboardFocusChange)) return;
  painter.setRenderHint(QPainter::Antialiasing);
  focusRing(painter, option.rect, colorsOf(option.palette));
}

void headerSection(QPainter& painter, const QStyleOption& option) {
  const auto& colors = colorsOf(option.palette);
  painter.fillRect(option.rect,
                   isLit(option) ? colors.hover : option.palette.color(QPalette::Window));
  painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), size::line),
                   colors.line);
}

/// Tabs are the parts of a switch: one of them is on.
void tab(QPainter& painter, const QStyleOption& option) {
  const auto& colors = colorsOf(option.palette);
  const auto rect = QRectF(option.rect).adjusted(1, 1, -1, -1);
  if (has(option, QStyle::State_Selected))
    panel(painter, rect, colors.selection, QColor());
  else if (isLit(option))
    panel(painter, rect, colors.hover, QColor());
  painter.setRenderHint(QPainter::Antialiasing);
  if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
    focusRing(painter, rect, colors);
}

void progressBar(QPainter& painter, const QStyleOption& option) {
  const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option);
  if (bar == nullptr) return;
  const auto& colors = colorsOf(option.palette);
  const double radius = size::bar / 2.0;
  QRectF groove = option.rect;
  groove.setHeight(size::bar);
  groove.moveCenter(QRectF(option.rect).center());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.groove);
  painter.drawRoundedRect(groove, radius, radius);
  const double range = std::max(1, bar->maximum - bar->minimum);
  const double share = bar->maximum > bar->minimum ? (bar->progress - bar->minimum) / range : 0;
  if (share <= 0) return;
  groove.setWidth(std::max<double>(size::bar, groove.width() * std::min(1.0, share)));
  painter.setBrush(colors.accent);
  painter.drawRoundedRect(groove, radius, radius);
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb) {
  const auto& colors = colorsOf(option.palette);
  if (option.minimum >= option.maximum) return;
  const bool held = has(option, QStyle::State_Sunken) || isLit(option);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(held ? colors.quietText : colors.controlLine);
  const auto across =
      option.orientation == Qt::Vertical ? QMarginsF(3, 1, 3, 1) : QMarginsF(1, 3, 1, 3);
  const auto rect = QRectF(thumb).marginsRemoved(across);
  const double radius = std::min(rect.width(), rect.height()) / 2;
  painter.drawRoundedRect(rect, radius, radius);
}

void slider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle) {
  const auto& colors = colorsOf(option.palette);
  const bool enabled = has(option, QStyle::State_Enabled);
  const bool flat = option.orientation == Qt::Horizontal;
  const QRectF all = option.rect;
  const double middle = flat ? all.center().y() : all.center().x();
  const double half = space::tiny / 2.0;
  QRectF groove = flat ? QRectF(all.left(), middle - half, all.width(), space::tiny)
                       : QRectF(middle - half, all.top(), space::tiny, all.height());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(enabled ? colors.controlLine : colors.line);
  painter.drawRoundedRect(groove, half, half);
  if (flat) groove.setRight(QRectF(handle).center().x());
  painter.setBrush(enabled ? colors.accent : colors.disabledText);
  if (flat) painter.drawRoundedRect(groove, half, half);
  painter.setPen(QPen(enabled ? colors.accent : colors.disabledText, 2));
  painter.setBrush(isLit(option) ? colors.selection : colors.base);
  painter.drawEllipse(QRectF(handle).adjusted(1.5, 1.5, -1.5, -1.5));
  if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
    focusRing(painter, all, colors);
}

}  // namespace pomona::ui::paint
