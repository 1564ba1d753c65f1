// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QWidget>

#include "ui/widgets/theme.h"

namespace pomona::ui {

/// One of resources/icons by its name ("folder"). It takes the palette's colours whenever it is
/// painted, so it follows the theme, and is sharp at any scale.
QIcon icon(const QString& name);

/// The same, painted by hand in a colour.
QPixmap iconPixmap(const QString& name, int side, const QColor& color, qreal scale);

/// An icon that stands alone, in one of the theme's colours: `&Colors::accent`.
class IconLabel : public QWidget {
  Q_OBJECT
 public:
  IconLabel(QString name, int side, QColor Colors::* color, QWidget* parent = nullptr);
  void setIcon(const QString& name, QColor Colors::* color);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_name;
  QColor Colors::* m_color;
};

}  // namespace pomona::ui
