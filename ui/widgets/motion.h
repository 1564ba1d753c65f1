// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace pomona::ui {

// Short movements that show where something comes from. They take as long as the style says
// (SH_Widget_Animation_Duration): no time where the system asks for less motion. The widget is
// visible at once; ended or not, the next movement begins anew.

/// It appears from nothing to full strength.
void fadeIn(QWidget* widget);
/// It grows from no height to its own.
void unfold(QWidget* widget);

}  // namespace pomona::ui
