// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "pomona/image.h"

namespace pomona {

/// JPEG of quality 1..100, chroma 4:2:0.
std::vector<std::byte> encodeJpeg(const Image& image, int quality = 90);
/// PNG, RGB.
std::vector<std::byte> encodePng(const Image& image);

}  // namespace pomona
