// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionSlider;
class QStyleOptionTab;
class QPushButton;

namespace pomona::ui {

/// Fusion with flat, rounded controls in the theme's colours. Reads the palette of each widget, so
/// it follows the theme by itself.
class Style : public QProxyStyle {
  Q_OBJECT
 public:
  Style();
  /// False: nothing moves by itself, as the system may ask.
  void setMoving(bool moving) { m_moving = moving; }
  int pixelMetric(PixelMetric metric, const QStyleOption* option,
                  const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  using QProxyStyle::polish;
  void polish(QWidget* widget) override;
  QRect subElementRect(SubElement element, const QStyleOption* option,
                       const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                       SubControl subControl, const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                          QPainter* painter, const QWidget* widget) const override;

 private:
  bool m_moving = true;
};

/// Fills the button with the accent: the one thing to do on a page.
void makePrimary(QPushButton* button, bool on = true);

}  // namespace pomona::ui
