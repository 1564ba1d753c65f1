// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <string_view>

namespace pomona {

/// Reads a row of numbers with commas between them. False unless there are exactly as many as
/// values, and nothing else.
template <class... T>
bool parseNumbers(std::string_view row, T&... values) {
  const char* at = row.data();
  const char* const end = at + row.size();
  const auto take = [&](auto& value) {
    if (at != row.data()) {
      if (at == end || *at != ',') return false;
      ++at;
    }
    const auto [next, error] = std::from_chars(at, end, value);
    at = next;
    return error == std::errc{};
  };
  return (take(values) && ...) && at == end;
}

}  // namespace pomona
