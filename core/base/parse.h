// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <string_view>

namespace pomona {

/// Reads a number that is the whole text. False otherwise; the value may then be anything.
template <class T>
bool parseNumber(std::string_view text, T& value) {
  const char* const end = text.data() + text.size();
  const auto [next, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && next == end;
}

}  // namespace pomona
