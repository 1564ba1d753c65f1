// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "nn/families.h"

namespace pomona {
namespace {

class Builder {
 public:
  explicit Builder(int imageSize) {
    m_net.add({.name = "input_layer", .outputShape = {imageSize, imageSize, 3}});
  }

  /// block1: two plain convolutions.
  void addEntry() {
    for (const auto& [name, filters, stride] :
         {std::tuple("block1_conv1", 32, 2), std::tuple("block1_conv2", 64, 1)}) {
      m_net.add({.type = LayerType::Conv2D,
                 .name = name,
                 .filters = filters,
                 .kernel = 3,
                 .stride = stride,
                 .padding = Padding::Valid,
                 .useBias = false});
      addNormalization(fmt::format("{}_bn", name));
      addRelu(fmt::format("{}_act", name));
    }
  }

  /// Two separable convolutions and a pool that halves; the shortcut is a strided convolution.
  void addReduction(const std::string& block, int middle, int filters, bool reluFirst) {
    const auto input = last();
    m_net.add({.type = LayerType::Conv2D,
               .name = counted("conv2d"),
               .filters = filters,
               .stride = 2,
               .useBias = false});
    const auto shortcut = addNormalization(counted("batch_normalization"));
    ++m_reductions;
    if (reluFirst) addRelu(block + "_sepconv1_act", input);
    addSeparable(block + "_sepconv1", middle, reluFirst ? last() : input);
    addRelu(block + "_sepconv2_act");
    addSeparable(block + "_sepconv2", filters, last());
    m_net.add({.type = LayerType::MaxPooling2D, .name = block + "_pool", .kernel = 3, .stride = 2});
    addSum(shortcut);
  }

  /// The middle flow: three times ReLU and separable convolution, beside the input itself.
  void addMiddle(const std::string& block) {
    const auto input = last();
    for (int i = 1; i <= 3; ++i) {
      addRelu(fmt::format("{}_sepconv{}_act", block, i));
      addSeparable(fmt::format("{}_sepconv{}", block, i), 728, last());
    }
    addSum(input);
  }

  void addExit(const std::string& name, int filters) {
    addSeparable(name, filters, last());
    addRelu(name + "_act");
  }

  Architecture finish() const { return m_net.inKerasOrder(); }

 private:
  std::size_t last() const { return m_net.layers().size() - 1; }

  /// Unnamed layers, as Keras counts them in a fresh session: "conv2d", "conv2d_1".
  std::string counted(const std::string& stem) const { return countedName(stem, m_reductions); }

  std::size_t addNormalization(std::string name) {
    return m_net.add({.type = LayerType::BatchNormalization, .name = std::move(name)});
  }
  void addRelu(std::string name) { addRelu(std::move(name), last()); }
  void addRelu(std::string name, std::size_t input) {
    m_net.add({.type = LayerType::Activation,
               .name = std::move(name),
               .inputs = {input},
               .activation = Activation::Relu});
  }
  void addSeparable(const std::string& name, int filters, std::size_t input) {
    m_net.add({.type = LayerType::SeparableConv2D,
               .name = name,
               .inputs = {input},
               .filters = filters,
               .kernel = 3,
               .useBias = false});
    addNormalization(name + "_bn");
  }
  void addSum(std::size_t shortcut) {
    m_net.add({.type = LayerType::Add,
               .name = countedName("add", m_sums++),
               .inputs = {last(), shortcut}});
  }

  Architecture m_net;
  int m_reductions = 0;
  int m_sums = 0;
};

}  // namespace

Architecture makeXception(int imageSize) {
  Builder net(imageSize);
  net.addEntry();
  net.addReduction("block2", 128, 128, false);
  net.addReduction("block3", 256, 256, true);
  net.addReduction("block4", 728, 728, true);
  for (int i = 5; i <= 12; ++i) net.addMiddle(fmt::format("block{}", i));
  net.addReduction("block13", 728, 1024, true);
  net.addExit("block14_sepconv1", 1536);
  net.addExit("block14_sepconv2", 2048);
  return net.finish();
}

}  // namespace pomona
