// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

#include "pomona/composite.h"

namespace pomona {

/// What a composite's fruit lies on: side x side, RGB, 8 bit. A pure function of its arguments.
cv::Mat paintGround(Ground ground, std::uint64_t seed, int side);

}  // namespace pomona
