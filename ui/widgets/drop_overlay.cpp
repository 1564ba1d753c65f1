// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drop_overlay.h"

#include <QDropEvent>
#include <QPainter>

#include "ui/widgets/icons.h"
#include "ui/widgets/style_painter.h"

namespace pomona::ui {
namespace {
constexpr int drawing = 2 * space::huge;
constexpr float veil = 0.92F;
}  // namespace

DropOverlay::DropOverlay(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("dropOverlay"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void DropOverlay::say(const QString& sentence) {
  m_sentence = sentence;
  setAccessibleName(sentence);
  setGeometry(parentWidget()->rect());
  raise();
  show();
  update();
}

void acceptCopy(QDropEvent& event) {
  event.setDropAction(Qt::CopyAction);
  event.accept();
}

void DropOverlay::paintEvent(QPaintEvent*) {
  const auto& colors = colorsOf(palette());
  QPainter painter(this);
  auto ground = colors.window;
  ground.setAlphaF(veil);
  painter.fillRect(rect(), ground);
  const auto frame = rect().adjusted(space::large, space::large, -space::large, -space::large);
  paint::panel(painter, frame, colors.selection, QColor());
  painter.setPen(QPen(colors.accent, 2, Qt::DashLine));
  painter.drawRoundedRect(frame, size::radius, size::radius);
  const auto middle = frame.center();
  painter.drawPixmap(
      middle.x() - drawing / 2, middle.y() - drawing - space::small,
      iconPixmap(QStringLiteral("drop"), drawing, colors.accentText, devicePixelRatioF()));
  painter.setFont(fontOf(TextRole::Section));
  painter.setPen(colors.text);
  painter.drawText(frame.adjusted(0, drawing, 0, 0), Qt::AlignCenter, m_sentence);
}

}  // namespace pomona::ui
