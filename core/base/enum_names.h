// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace pomona {

/// The names of an enum that counts from 0 to Last: the one table that writes and reads them. A
/// value without a name does not compile.
template <auto Last>
class EnumNames {
 public:
  using Enum = decltype(Last);
  static constexpr std::size_t count = static_cast<std::size_t>(Last) + 1;

  template <class... Names>
  consteval explicit EnumNames(Names... names) : m_names{names...} {
    static_assert(sizeof...(Names) == count, "one name for each value");
  }

  constexpr std::string_view operator[](Enum value) const {
    return m_names[static_cast<std::size_t>(value)];
  }
  constexpr std::optional<Enum> find(std::string_view name) const {
    const auto place = static_cast<std::size_t>(std::ranges::find(m_names, name) - m_names.begin());
    return place == count ? std::nullopt : std::optional(static_cast<Enum>(place));
  }
  const std::array<std::string_view, count>& words() const { return m_names; }
  std::vector<Enum> all() const {
    std::vector<Enum> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<Enum>(i));
    return values;
  }

 private:
  std::array<std::string_view, count> m_names;
};

}  // namespace pomona
