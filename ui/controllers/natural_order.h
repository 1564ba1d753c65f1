// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <string>
#include <vector>

namespace pomona::ui {

/// How names are ordered for reading: by the user's language, without regard to case, "Apple 2"
/// before "Apple 10". Labels in models keep their own order.
QCollator naturalOrder();

/// The labels 0..n-1 of these classes as they are listed for reading.
std::vector<int> inNaturalOrder(const std::vector<std::string>& classes);

}  // namespace pomona::ui
