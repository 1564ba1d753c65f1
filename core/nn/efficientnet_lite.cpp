// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "nn/families.h"

namespace pomona {
namespace {

/// A row of the paper's table: `repeats` inverted bottlenecks, the first one with the stride.
struct Stage {
  int repeats, kernel, stride, expansion, filters;
};

/// Convolution without bias, batch normalisation NAME_bn and, if wanted, ReLU6 NAME_relu6.
void addConvolution(Architecture& net, const Layer& convolution, bool relu6,
                    std::string_view separator = "_") {
  std::string stem = convolution.name;
  if (separator == ".") stem.resize(stem.rfind('.'));  // "stem.conv" has "stem.bn"
  net.add(convolution);
  net.add({.type = LayerType::BatchNormalization, .name = fmt::format("{}{}bn", stem, separator)});
  if (relu6)
    net.add({.type = LayerType::ReLU,
             .name = fmt::format("{}{}relu6", stem, separator),
             .maxValue = 6});
}

Layer conv(std::string name, int filters, int kernel = 1, int stride = 1) {
  return {.type = LayerType::Conv2D,
          .name = std::move(name),
          .filters = filters,
          .kernel = kernel,
          .stride = stride,
          .useBias = false};
}

void addBlock(Architecture& net, const std::string& name, const Stage& stage, int stride) {
  const std::size_t input = net.layers().size() - 1;
  const auto channels = static_cast<int>(net.layers()[input].outputShape.back());
  if (stage.expansion > 1)
    addConvolution(net, conv(name + ".expand", stage.expansion * channels), true);
  addConvolution(net,
                 {.type = LayerType::DepthwiseConv2D,
                  .name = name + ".depthwise",
                  .kernel = stage.kernel,
                  .stride = stride,
                  .useBias = false},
                 true);
  addConvolution(net, conv(name + ".project", stage.filters), false);
  if (stride == 1 && channels == stage.filters)
    net.add({.type = LayerType::Add,
             .name = name + ".add",
             .inputs = {net.layers().size() - 1, input}});
}

}  // namespace

Architecture makeEfficientNetLite0(int imageSize) {
  constexpr std::array<Stage, 7> stages{{{1, 3, 1, 1, 16},
                                         {2, 3, 2, 6, 24},
                                         {2, 5, 2, 6, 40},
                                         {3, 3, 2, 6, 80},
                                         {3, 5, 1, 6, 112},
                                         {4, 5, 2, 6, 192},
                                         {1, 3, 1, 6, 320}}};
  Architecture net;
  net.add({.name = "input_layer", .outputShape = {imageSize, imageSize, 3}});
  addConvolution(net, conv("stem.conv", 32, 3, 2), true, ".");
  int block = 0;
  for (const auto& stage : stages)
    for (int i = 0; i < stage.repeats; ++i)
      addBlock(net, fmt::format("blocks.{}", block++), stage, i == 0 ? stage.stride : 1);
  addConvolution(net, conv("head.conv", 1280), true, ".");
  return net;
}

}  // namespace pomona
