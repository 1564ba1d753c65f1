// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace pomona::ui {

/// A flat button with an icon alone; its words are in the tooltip and for screen readers.
QToolButton* makeToolButton(const QString& icon, const QString& words, QWidget* parent);

}  // namespace pomona::ui
