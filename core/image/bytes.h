// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pomona {

/// Numbers in a file's header. Whatever lies past the end reads as 0: parsers stay bounded without
/// asking.
class Bytes {
 public:
  explicit Bytes(std::span<const std::byte> bytes, std::endian order = std::endian::little)
      : m_bytes(bytes), m_order(order) {}

  std::size_t size() const { return m_bytes.size(); }
  std::span<const std::byte> from(std::size_t at) const {
    return m_bytes.subspan(std::min(at, m_bytes.size()));
  }
  std::uint8_t u8(std::size_t at) const {
    return at < m_bytes.size() ? std::to_integer<std::uint8_t>(m_bytes[at]) : std::uint8_t{0};
  }
  std::uint32_t u16(std::size_t at) const { return number(at, 2); }
  std::uint32_t u24(std::size_t at) const { return number(at, 3); }
  std::uint32_t u32(std::size_t at) const { return number(at, 4); }
  bool is(std::size_t at, std::string_view text) const {
    return at + text.size() <= m_bytes.size() &&
           std::string_view(reinterpret_cast<const char*>(m_bytes.data()) + at, text.size()) ==
               text;
  }

 private:
  std::uint32_t number(std::size_t at, std::size_t count) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
      value = value << 8 | u8(m_order == std::endian::big ? at + i : at + count - 1 - i);
    return value;
  }

  std::span<const std::byte> m_bytes;
  std::endian m_order;
};

}  // namespace pomona
