// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCustomPlot;

namespace pomona::ui {

struct Colors;

/// Grounds, axes, grid, fonts and legend as all charts have them. Call again on PaletteChange.
void dressPlot(QCustomPlot& plot, const Colors& colors);

}  // namespace pomona::ui
