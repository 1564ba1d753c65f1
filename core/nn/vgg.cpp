// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "nn/families.h"

namespace pomona {
namespace {

/// @param convolutions  how many stand in each of the five blocks.
Architecture makeVgg(const std::array<int, 5>& convolutions, int imageSize) {
  constexpr std::array filters{64, 128, 256, 512, 512};
  Architecture net;
  net.add({.name = "input_layer", .outputShape = {imageSize, imageSize, 3}});
  for (std::size_t block = 0; block < convolutions.size(); ++block) {
    for (int i = 1; i <= convolutions[block]; ++i)
      net.add({.type = LayerType::Conv2D,
               .name = fmt::format("block{}_conv{}", block + 1, i),
               .filters = filters[block],
               .kernel = 3,
               .activation = Activation::Relu});
    net.add({.type = LayerType::MaxPooling2D,
             .name = fmt::format("block{}_pool", block + 1),
             .kernel = 2,
             .stride = 2,
             .padding = Padding::Valid});
  }
  return net;
}

}  // namespace

Architecture makeVgg16(int imageSize) {
  return makeVgg({2, 2, 3, 3, 3}, imageSize);
}

Architecture makeVgg19(int imageSize) {
  return makeVgg({2, 2, 4, 4, 4}, imageSize);
}

}  // namespace pomona
