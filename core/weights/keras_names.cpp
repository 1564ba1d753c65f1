// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/keras_names.h"

#include <fmt/format.h>

#include <regex>

namespace pomona {

std::string todaysName(const std::string& layer) {
  if (layer == "conv1") return "conv1_conv";
  if (layer == "bn_conv1") return "conv1_bn";
  static const std::regex old("(res|bn)([2-5])([a-z])_branch(1|2[abc])");
  std::smatch parts;
  if (!std::regex_match(layer, parts, old)) return layer;
  const int block = *parts[3].first - 'a' + 1;
  const int convolution = parts[4] == "1" ? 0 : *(parts[4].first + 1) - 'a' + 1;
  return fmt::format("conv{}_block{}_{}_{}", parts[2].str(), block, convolution,
                     parts[1] == "bn" ? "bn" : "conv");
}

}  // namespace pomona
