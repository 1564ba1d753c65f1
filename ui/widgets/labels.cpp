// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include <QPainter>
#include <QStyle>

namespace pomona::ui {

QLabel* makeLabel(TextRole role, const QString& text, QWidget* parent) {
  if (role == TextRole::Caption) return makeQuietLabel(role, text, parent);
  auto* label = new QLabel(text, parent);
  label->setFont(fontOf(role));
  label->setTextFormat(Qt::PlainText);
  return label;
}

QLabel* makeQuietLabel(TextRole role, const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setFont(fontOf(role));
  label->setTextFormat(Qt::PlainText);
  label->setForegroundRole(QPalette::PlaceholderText);
  return label;
}

QLabel* makeNumberLabel(const QString& longest, QWidget* parent) {
  auto* label = makeQuietLabel(TextRole::Number, {}, parent);
  label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  label->setMinimumWidth(label->fontMetrics().horizontalAdvance(longest));
  return label;
}

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget* parent) : QLabel(parent), m_mode(mode) {
  setTextFormat(Qt::PlainText);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance(QStringLiteral("...")), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  const auto shown = fontMetrics().elidedText(text(), m_mode, width());
  setToolTip(shown == text() ? QString() : text());
  QPainter painter(this);
  style()->drawItemText(&painter, rect(), static_cast<int>(alignment() | Qt::AlignVCenter),
                        palette(), isEnabled(), shown, foregroundRole());
}

}  // namespace pomona::ui
