// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "nn/families.h"

namespace pomona {
namespace {

struct Stage {
  int blocks, filters, stride;
};

std::size_t addActivation(Architecture& net, std::string name) {
  return net.add(
      {.type = LayerType::Activation, .name = std::move(name), .activation = Activation::Relu});
}

/// NAME_conv (with a bias, which the normalisation makes superfluous) and NAME_bn.
std::size_t addConvolution(Architecture& net, const std::string& name, Layer convolution) {
  convolution.type = LayerType::Conv2D;
  convolution.name = name + "_conv";
  net.add(std::move(convolution));
  return net.add(
      {.type = LayerType::BatchNormalization, .name = name + "_bn", .epsilon = 1.001e-5});
}

/// A bottleneck; its shortcut is the input, projected where the shape changes.
void addBlock(Architecture& net, const std::string& name, int filters, int stride, bool project) {
  const std::size_t input = net.layers().size() - 1;
  const auto shortcut =
      project ? addConvolution(net, name + "_0",
                               {.inputs = {input}, .filters = 4 * filters, .stride = stride})
              : input;
  addConvolution(net, name + "_1", {.inputs = {input}, .filters = filters, .stride = stride});
  addActivation(net, name + "_1_relu");
  addConvolution(net, name + "_2", {.filters = filters, .kernel = 3});
  addActivation(net, name + "_2_relu");
  const auto residual = addConvolution(net, name + "_3", {.filters = 4 * filters});
  net.add({.type = LayerType::Add, .name = name + "_add", .inputs = {shortcut, residual}});
  addActivation(net, name + "_out");
}

}  // namespace

Architecture makeResNet50(int imageSize) {
  constexpr std::array<Stage, 4> stages{{{3, 64, 1}, {4, 128, 2}, {6, 256, 2}, {3, 512, 2}}};
  Architecture net;
  net.add({.name = "input_layer", .outputShape = {imageSize, imageSize, 3}});
  net.add({.type = LayerType::ZeroPadding2D, .name = "conv1_pad", .border = 3});
  addConvolution(net, "conv1",
                 {.filters = 64, .kernel = 7, .stride = 2, .padding = Padding::Valid});
  addActivation(net, "conv1_relu");
  net.add({.type = LayerType::ZeroPadding2D, .name = "pool1_pad", .border = 1});
  net.add({.type = LayerType::MaxPooling2D,
           .name = "pool1_pool",
           .kernel = 3,
           .stride = 2,
           .padding = Padding::Valid});
  for (std::size_t stage = 0; stage < stages.size(); ++stage)
    for (int block = 1; block <= stages[stage].blocks; ++block)
      addBlock(net, fmt::format("conv{}_block{}", stage + 2, block), stages[stage].filters,
               block == 1 ? stages[stage].stride : 1, block == 1);
  return net.inKerasOrder();
}

}  // namespace pomona
