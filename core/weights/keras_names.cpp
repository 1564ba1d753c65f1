// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/keras_names.h"

#include <fmt/format.h>

#include <string_view>

namespace pomona {
namespace {
bool isBetween(char first, char letter, char last) {
  return first <= letter && letter <= last;
}
}  // namespace

std::string todaysName(const std::string& layer) {
  if (layer == "conv1") return "conv1_conv";
  if (layer == "bn_conv1") return "conv1_bn";
  const std::string_view name = layer;
  const std::string_view kind = name.starts_with("bn") ? "bn" : "conv";
  if (kind != "bn" && !name.starts_with("res")) return layer;
  const auto rest = name.substr(kind == "bn" ? 2 : 3);  // "3b_branch2a"
  if (rest.size() < 10 || rest.substr(2, 7) != "_branch") return layer;
  const auto branch = rest.substr(9);
  const bool isShortcut = branch == "1";
  const bool isConvolution =
      branch.size() == 2 && branch[0] == '2' && isBetween('a', branch[1], 'c');
  if (!isBetween('2', rest[0], '5') || !isBetween('a', rest[1], 'z') ||
      !(isShortcut || isConvolution))
    return layer;
  return fmt::format("conv{}_block{}_{}_{}", rest[0], rest[1] - 'a' + 1,
                     isShortcut ? 0 : branch[1] - 'a' + 1, kind);
}

}  // namespace pomona
