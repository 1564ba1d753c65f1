// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/tiff.h"

namespace pomona {

TiffDirectory::TiffDirectory(std::span<const std::byte> raw)
    : m_big(Bytes(raw).is(0, "MM")), m_bytes(raw, m_big ? std::endian::big : std::endian::little) {}

std::size_t TiffDirectory::find(unsigned tag) const {
  const std::size_t directory = m_bytes.u32(4);
  for (std::size_t i = 0; i < m_bytes.u16(directory); ++i)
    if (const std::size_t entry = directory + 2 + 12 * i; m_bytes.u16(entry) == tag) return entry;
  return 0;
}

std::vector<std::uint32_t> TiffDirectory::values(unsigned tag) const {
  const std::size_t entry = find(tag);
  const std::uint32_t type = m_bytes.u16(entry + 2);
  const std::size_t size = type == 3 ? 2 : 4;
  const std::size_t count = m_bytes.u32(entry + 4);
  if (entry == 0 || (type != 3 && type != 4) || count > m_bytes.size() / size) return {};
  const std::size_t first = count * size <= 4 ? entry + 8 : m_bytes.u32(entry + 8);
  if (first + count * size > m_bytes.size()) return {};
  std::vector<std::uint32_t> values;
  for (std::size_t at = first; at < first + count * size; at += size)
    values.push_back(size == 2 ? m_bytes.u16(at) : m_bytes.u32(at));
  return values;
}

std::uint32_t TiffDirectory::value(unsigned tag, std::uint32_t otherwise) const {
  const auto all = values(tag);
  return all.empty() ? otherwise : all.front();
}

std::size_t TiffDirectory::lowByteOf(unsigned tag) const {
  const std::size_t entry = find(tag);
  return entry == 0 ? 0 : entry + 8 + (m_big ? 1 : 0);
}

}  // namespace pomona
