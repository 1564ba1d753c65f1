// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/motion.h"

#include <QGraphicsOpacityEffect>
#include <QPropertyAnimation>
#include <QStyle>
#include <QWidget>

namespace pomona::ui {
namespace {

int durationFor(const QWidget* widget) {
  return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget);
}

void start(QPropertyAnimation* animation, int duration) {
  animation->setDuration(duration);
  animation->setEasingCurve(QEasingCurve::OutCubic);
  animation->start(QAbstractAnimation::DeleteWhenStopped);
}

}  // namespace

void fadeIn(QWidget* widget) {
  widget->show();
  const int duration = durationFor(widget);
  if (duration <= 0) return;
  auto* effect = new QGraphicsOpacityEffect(widget);
  widget->setGraphicsEffect(effect);  // an earlier one goes, with its movement
  auto* animation = new QPropertyAnimation(effect, "opacity", effect);
  animation->setStartValue(0.0);
  animation->setEndValue(1.0);
  // Else it would cost something in every paint event.
  QObject::connect(animation, &QPropertyAnimation::finished, effect,
                   [effect] { effect->setEnabled(false); });
  start(animation, duration);
}

void unfold(QWidget* widget) {
  delete widget->findChild<QPropertyAnimation*>({}, Qt::FindDirectChildrenOnly);
  const int duration = durationFor(widget);
  widget->setMaximumHeight(QWIDGETSIZE_MAX);
  widget->show();
  if (duration <= 0) return;
  auto* animation = new QPropertyAnimation(widget, "maximumHeight", widget);
  animation->setStartValue(0);
  animation->setEndValue(widget->sizeHint().height());
  QObject::connect(animation, &QPropertyAnimation::finished, widget,
                   [widget] { widget->setMaximumHeight(QWIDGETSIZE_MAX); });
  start(animation, duration);
}

}  // namespace pomona::ui
