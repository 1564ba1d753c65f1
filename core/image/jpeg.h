// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "image/header.h"
#include "pomona/image.h"

namespace pomona {

/// Decodes a JPEG with TurboJPEG, as stored (no turn). Error{ImageUnreadable}, also when it is cut.
Result<Image> decodeJpeg(std::span<const std::byte> bytes, const ImageHeader& header,
                         const std::filesystem::path& name);

}  // namespace pomona
