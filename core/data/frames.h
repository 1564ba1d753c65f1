// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pomona {

/// Orders names as people do, runs of digits by their number: "2_100.jpg" before "10_100.jpg".
bool naturalLess(std::string_view a, std::string_view b);

/// What a file name says of its place on the turntable.
struct Frame {
  std::string_view series;  ///< the name's text before the number: "r_", "" ...
  std::string_view number;  ///< digits; empty if the name has none
};

/// "r_12_100.jpg" is frame 12 of series "r_": fruits-360 ends its names with the image size, which
/// counts no frames. Any other name is counted by its last number: "IMG_7.png" is frame 7.
/// The views point into `file`.
Frame frameOf(std::string_view file);

}  // namespace pomona
