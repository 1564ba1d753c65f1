// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCPAxis;
class QCustomPlot;

namespace pomona::ui {

struct Colors;

/// The legend in a line of its own above the axes, at the right.
void putLegendAbove(QCustomPlot& plot);

/// Gives every part its place at once, which QCustomPlot does only when it draws.
void layOut(QCustomPlot& plot);

/// Redraws soon, once for many calls; not while the chart is hidden: its showEvent calls again.
void replotSoon(QCustomPlot& plot);

/// Writes whole numbers alone at the axis, unless less than one is on show.
void countInWholes(QCPAxis& axis);
/// The axis is logarithmic and written at 1, 2, 5, 10 ..., as many of them as there is room for.
void countInDecades(QCPAxis& axis);

/// One axis as all charts have it. Call again on PaletteChange.
void dressAxis(QCPAxis& axis, const Colors& colors);

/// Grounds, axes, grid, fonts and legend as all charts have them. Call again on PaletteChange.
void dressPlot(QCustomPlot& plot, const Colors& colors);

}  // namespace pomona::ui
