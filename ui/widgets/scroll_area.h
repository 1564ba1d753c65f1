// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace pomona::ui {

/// A form that scrolls up and down where it has no room, and else looks as if there were no area.
/// Takes the form over.
QScrollArea* makeScrollArea(QWidget* form, QWidget* parent);

}  // namespace pomona::ui
