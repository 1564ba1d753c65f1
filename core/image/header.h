// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "pomona/error.h"

namespace pomona {

enum class ImageFormat { Jpeg, Png, WebP, Bmp, Tiff };

/// What the first bytes of an image file say.
struct ImageHeader {
  ImageFormat format = ImageFormat::Jpeg;
  std::int64_t width = 0;             ///< pixels as stored, 1 .. maxImagePixels / height
  std::int64_t height = 0;            ///< pixels as stored
  int orientation = 1;                ///< EXIF's 1..8; 1 is upright
  std::size_t orientationOffset = 0;  ///< TIFF: where the low byte of that value lies; 0: nowhere
  int components = 3;                 ///< JPEG: 1 grey, 3 YCbCr or RGB, 4 CMYK or YCCK
};

/// Reads the header, known by content, without any image library and without taking memory.
/// @param name  Only for the error's sentence.
/// @return Error{FileEmpty, NotAnImage, ImageUnreadable, ImageTooLarge, UnsupportedFormat}.
Result<ImageHeader> readHeader(std::span<const std::byte> bytes, const std::filesystem::path& name);

/// How sentences call the image: its path, or "the image" without one.
std::string called(const std::filesystem::path& name);

}  // namespace pomona
