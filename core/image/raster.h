// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "image/header.h"
#include "pomona/image.h"

namespace pomona {

/// Decodes PNG, WebP, BMP or TIFF with OpenCV, as stored (no turn); alpha over white.
/// Error{ImageUnreadable, UnsupportedFormat}; may throw what OpenCV throws.
Result<Image> decodeRaster(std::span<const std::byte> bytes, const ImageHeader& header,
                           const std::filesystem::path& name);

}  // namespace pomona
