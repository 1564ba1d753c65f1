// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QComboBox;

namespace pomona::ui {

/// Gives a combo box with an accessible name and no label of its own a hidden one: on Linux Qt
/// reads out the value as the name of a combo box, and what it is from its label alone
/// (QAccessibleComboBox::text).
void labelForReaders(QComboBox& box);

}  // namespace pomona::ui
