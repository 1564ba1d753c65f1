// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <opencv2/core/matx.hpp>
#include <string_view>

namespace pomona {

using Colour = cv::Vec3f;  ///< RGB, 0..255

/// What sits where the fruit hung.
enum class Top { Bare, Stem, Calyx, Button };

/// What makes a kind: a body of revolution of radius 1 round the y axis, its skin and its top.
struct FruitKind {
  std::string_view name;
  // Shape
  double height = 1;      ///< half the height, of half the width
  double taper = 0;       ///< narrower above (> 0) or below (< 0), 0..1
  double dentTop = 0;     ///< depth of the hollow at the stem
  double dentBottom = 0;  ///< and at the other end
  double tip = 0;         ///< length of the nipples at both ends
  double ribs = 0;        ///< height of five ribs
  double groove = 0;      ///< depth of one seam from pole to pole
  double bend = 0;        ///< angle the axis is bent by
  double rough = 0;       ///< depth of the skin's pits
  // Skin
  Colour base;
  Colour patch;        ///< colour of the patches
  double patches = 0;  ///< share of the skin they cover
  double streaks = 0;  ///< how far patches run from pole to pole, 0..1
  Colour speck;        ///< colour of the specks
  double specks = 0;   ///< share of the skin they cover
  float gloss = 0;
  Top top = Top::Bare;
};

extern const std::array<FruitKind, 12> fruitTable;

}  // namespace pomona
