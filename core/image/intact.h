// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "image/header.h"

namespace pomona {

/// False if a PNG, WebP, BMP or TIFF file ends too early or a PNG's checksum is wrong. Asked before
/// OpenCV is: the libraries below it write their complaints straight to stderr.
bool isIntact(std::span<const std::byte> bytes, ImageFormat format);

}  // namespace pomona
