// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "ui/widgets/theme.h"

namespace pomona::ui {

/// A label in one of the page's voices. Captions are in the quieter colour.
QLabel* makeLabel(TextRole role, const QString& text = {}, QWidget* parent = nullptr);
/// The same in the quieter colour, whatever its role.
QLabel* makeQuietLabel(TextRole role, const QString& text = {}, QWidget* parent = nullptr);
/// Quiet numbers at the right of their place, as wide as the longest text it will show, so that
/// nothing jumps.
QLabel* makeNumberLabel(const QString& longest, QWidget* parent = nullptr);

/// One line of text that gives way: what does not fit ends in "..." and stands in the tooltip.
class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Qt::TextElideMode m_mode;
};

}  // namespace pomona::ui
