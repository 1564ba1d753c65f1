// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/intact.h"

#include <array>

#include "image/bytes.h"
#include "image/tiff.h"

namespace pomona {
namespace {

/// PNG, annex D: the table of CRC-32.
constexpr auto crcTable = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    table[i] = i;
    for (int bit = 0; bit < 8; ++bit)
      table[i] = (table[i] & 1 ? 0xedb88320u : 0u) ^ (table[i] >> 1);
  }
  return table;
}();

std::uint32_t crc32(std::span<const std::byte> bytes) {
  std::uint32_t crc = ~0u;
  for (const std::byte byte : bytes)
    crc = crcTable[(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xff] ^ (crc >> 8);
  return ~crc;
}

bool isIntactPng(std::span<const std::byte> raw) {
  const Bytes bytes(raw, std::endian::big);
  for (std::size_t at = 8; at + 12 <= raw.size();) {
    const std::size_t length = bytes.u32(at);
    if (length > raw.size() - at - 12) return false;
    if (crc32(raw.subspan(at + 4, length + 4)) != bytes.u32(at + 8 + length)) return false;
    if (bytes.is(at + 4, "IEND")) return true;
    at += 12 + length;
  }
  return false;
}

/// Uncompressed rows are padded to four bytes; run lengths cannot be told from the size.
bool isIntactBmp(std::span<const std::byte> raw, const Bytes& bytes) {
  const bool old = bytes.u32(14) == 12;
  const std::uint32_t compression = old ? 0 : bytes.u32(30);
  if (compression == 1 || compression == 2) return true;
  const std::uint64_t bits = bytes.u16(old ? 24 : 28);
  const std::uint64_t width = old ? bytes.u16(18) : bytes.u32(18);
  const auto rows = static_cast<std::int32_t>(old ? bytes.u16(20) : bytes.u32(22));
  const auto height = static_cast<std::uint64_t>(std::abs(std::int64_t{rows}));
  return bytes.u32(10) + (width * bits + 31) / 32 * 4 * height <= raw.size();
}

/// Every strip or tile lies inside the file; libtiff judges files that do not say where they are.
bool isIntactTiff(std::span<const std::byte> raw) {
  const TiffDirectory directory(raw);
  const bool tiled = !directory.values(0x144).empty();
  const auto offsets = directory.values(tiled ? 0x144 : 0x111);
  const auto lengths = directory.values(tiled ? 0x145 : 0x117);
  if (offsets.size() != lengths.size()) return true;
  for (std::size_t i = 0; i < offsets.size(); ++i)
    if (std::uint64_t{offsets[i]} + lengths[i] > raw.size()) return false;
  return true;
}

}  // namespace

bool isIntact(std::span<const std::byte> raw, ImageFormat format) {
  const Bytes bytes(raw);
  switch (format) {
    case ImageFormat::Png:
      return isIntactPng(raw);
    case ImageFormat::Bmp:
      return isIntactBmp(raw, bytes);
    case ImageFormat::WebP:
      return std::uint64_t{bytes.u32(4)} + 8 <= raw.size() && raw.size() >= 32;
    case ImageFormat::Tiff:
      return isIntactTiff(raw);
    case ImageFormat::Jpeg:
      return true;
  }
  return true;
}

}  // namespace pomona
