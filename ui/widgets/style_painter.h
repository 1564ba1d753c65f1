// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionSlider;
class QWidget;
class QRect;
class QRectF;
class QString;
class QColor;

namespace pomona::ui::paint {

// What Style draws itself, one function a thing. All read the colours from the option's palette.

void panel(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line);
void glyph(QPainter& painter, const QRect& rect, const QString& icon, const QColor& color);

void button(QPainter& painter, const QStyleOption& option, bool primary);
void toolButton(QPainter& painter, const QStyleOption& option);
void field(QPainter& painter, const QStyleOption& option);
void checkBox(QPainter& painter, const QStyleOption& option);
void radioButton(QPainter& painter, const QStyleOption& option);
void itemRow(QPainter& painter, const QStyleOption& option);
void focus(QPainter& painter, const QStyleOption& option);
void headerSection(QPainter& painter, const QStyleOption& option);
void tab(QPainter& painter, const QStyleOption& option);
void progressBar(QPainter& painter, const QStyleOption& option);
void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb);
void slider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle);

}  // namespace pomona::ui::paint
