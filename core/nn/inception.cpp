// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/families.h"

namespace pomona {
namespace {

struct Convolution {
  int filters;
  KernelSize kernel = 1;
  int stride = 1;
  Padding padding = Padding::Same;
};

/// A convolution that halves.
Convolution halving(int filters) {
  return {filters, 3, 2, Padding::Valid};
}

class Builder {
 public:
  using Ends = std::vector<std::size_t>;

  explicit Builder(int imageSize) {
    m_net.add({.name = "input_layer", .outputShape = {imageSize, imageSize, 3}});
  }

  std::size_t last() const { return m_net.layers().size() - 1; }

  /// Convolutions without bias, each with batch normalisation (no gamma) and ReLU.
  /// @return the last one's index, as the others do
  std::size_t chain(std::size_t input, const std::vector<Convolution>& convolutions) {
    for (const auto& [filters, kernel, stride, padding] : convolutions) {
      m_net.add({.type = LayerType::Conv2D,
                 .name = countedName("conv2d", m_convolutions),
                 .inputs = {input},
                 .filters = filters,
                 .kernel = kernel,
                 .stride = stride,
                 .padding = padding,
                 .useBias = false});
      m_net.add({.type = LayerType::BatchNormalization,
                 .name = countedName("batch_normalization", m_convolutions),
                 .scale = false});
      input = m_net.add({.type = LayerType::Activation,
                         .name = countedName("activation", m_convolutions++),
                         .activation = Activation::Relu});
    }
    return input;
  }

  std::size_t maxPool(std::size_t input) {
    return m_net.add({.type = LayerType::MaxPooling2D,
                      .name = countedName("max_pooling2d", m_maxPools++),
                      .inputs = {input},
                      .kernel = 3,
                      .stride = 2,
                      .padding = Padding::Valid});
  }

  /// An average over 3 x 3 and a 1 x 1 convolution.
  std::size_t average(std::size_t input, int filters) {
    const auto pool = m_net.add({.type = LayerType::AveragePooling2D,
                                 .name = countedName("average_pooling2d", m_averagePools++),
                                 .inputs = {input},
                                 .kernel = 3});
    return chain(pool, {{filters}});
  }

  std::size_t join(std::string name, Ends branches) {
    return m_net.add(
        {.type = LayerType::Concatenate, .name = std::move(name), .inputs = std::move(branches)});
  }

  // The branches of one module are made in braces: from left to right, as Keras counts them.

  void addSmall(const std::string& name, int pooled) {  // 35 x 35 at 299
    const auto x = last();
    join(name, {chain(x, {{64}}), chain(x, {{48}, {64, 5}}), chain(x, {{64}, {96, 3}, {96, 3}}),
                average(x, pooled)});
  }

  void addFactorised(const std::string& name, int n) {  // 17 x 17, kernels of 7 in one direction
    const auto x = last();
    const KernelSize row(1, 7), column(7, 1);
    join(name, {chain(x, {{192}}), chain(x, {{n}, {n, row}, {192, column}}),
                chain(x, {{n}, {n, column}, {n, row}, {n, column}, {192, row}}), average(x, 192)});
  }

  /// @param first, second  names of the two inner joins
  void addWide(const std::string& name, const std::string& first, const std::string& second) {
    const auto x = last();  // 8 x 8
    const auto plain = chain(x, {{320}});
    const auto narrow = fork(chain(x, {{384}}), first);
    const auto deep = fork(chain(x, {{448}, {384, 3}}), second);
    join(name, {plain, narrow, deep, average(x, 192)});
  }

  /// Halves 35 x 35 and 17 x 17.
  void addFirstReduction(const std::string& name) {
    const auto x = last();
    join(name, {chain(x, {halving(384)}), chain(x, {{64}, {96, 3}, halving(96)}), maxPool(x)});
  }
  void addSecondReduction(const std::string& name) {
    const auto x = last();
    join(name, {chain(x, {{192}, halving(320)}),
                chain(x, {{192}, {192, {1, 7}}, {192, {7, 1}}, halving(192)}), maxPool(x)});
  }

  Architecture finish() const { return m_net.inKerasOrder(); }

 private:
  std::size_t fork(std::size_t input, std::string name) {
    return join(std::move(name), {chain(input, {{384, {1, 3}}}), chain(input, {{384, {3, 1}}})});
  }

  Architecture m_net;
  int m_convolutions = 0;
  int m_maxPools = 0;
  int m_averagePools = 0;
};

}  // namespace

Architecture makeInceptionV3(int imageSize) {
  Builder net(imageSize);
  net.maxPool(net.chain(0, {{32, 3, 2, Padding::Valid}, {32, 3, 1, Padding::Valid}, {64, 3}}));
  net.maxPool(net.chain(net.last(), {{80}, {192, 3, 1, Padding::Valid}}));
  net.addSmall("mixed0", 32);
  net.addSmall("mixed1", 64);
  net.addSmall("mixed2", 64);
  net.addFirstReduction("mixed3");
  net.addFactorised("mixed4", 128);
  net.addFactorised("mixed5", 160);
  net.addFactorised("mixed6", 160);
  net.addFactorised("mixed7", 192);
  net.addSecondReduction("mixed8");
  net.addWide("mixed9", "mixed9_0", "concatenate");
  net.addWide("mixed10", "mixed9_1", "concatenate_1");
  return net.finish();
}

}  // namespace pomona
