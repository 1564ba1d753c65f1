// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace pomona::ui {

/// Words that the window shows as core has them, in the window's language: what a setting is, what
/// it allows, units, why a device is taken. What is not known here comes back as it is.
QString wordsOfCore(std::string_view text);

}  // namespace pomona::ui
