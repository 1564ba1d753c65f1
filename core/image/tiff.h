// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "image/bytes.h"

namespace pomona {

/// The first directory of a TIFF file or of an EXIF block, which is one (TIFF 6.0, section 2).
class TiffDirectory {
 public:
  explicit TiffDirectory(std::span<const std::byte> raw);

  /// The values of a tag of type SHORT or LONG; empty if it is absent, of another type or cut.
  std::vector<std::uint32_t> values(unsigned tag) const;
  /// The first of them, or `otherwise`.
  std::uint32_t value(unsigned tag, std::uint32_t otherwise = 0) const;
  /// Where the low byte of a SHORT's value lies; 0 if the tag is absent.
  std::size_t lowByteOf(unsigned tag) const;

 private:
  std::size_t find(unsigned tag) const;  ///< offset of its entry, 0: absent

  bool m_big;
  Bytes m_bytes;
};

}  // namespace pomona
