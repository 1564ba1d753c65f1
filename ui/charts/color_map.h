// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace pomona::ui {

/// viridis (matplotlib; S. van der Walt, N. Smith), perceptually even. @param t  0 (dark blue) .. 1
/// (yellow).
QColor viridis(double t);

/// The colour of a count that is not zero: from 1 to `most` ever further from the ground, which
/// stands for zero, on a logarithmic scale; the first step is already >= 3:1 against it.
QColor countColor(std::size_t count, std::size_t most, const QColor& ground);

/// Black or white, whichever reads better on it.
QColor inkOn(const QColor& ground);

}  // namespace pomona::ui
