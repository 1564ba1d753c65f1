// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/architecture.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>

#include "base/enum_names.h"

namespace pomona {
namespace {

using Shape = std::vector<std::int64_t>;

std::int64_t product(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::int64_t outputSize(std::int64_t size, int kernel, const Layer& layer) {
  const auto covered = layer.padding == Padding::Same ? size : size - kernel + 1;
  return (covered + layer.stride - 1) / layer.stride;
}

/// After a kernel or a pool has gone over it.
Shape scanned(const Layer& layer, const Shape& in, std::int64_t channels) {
  return {outputSize(in[0], layer.kernel.height, layer),
          outputSize(in[1], layer.kernel.width, layer), channels};
}

/// @param in  of the first input; @param channels  of all inputs together
Shape outputShape(const Layer& layer, const Shape& in, std::int64_t channels) {
  switch (layer.type) {
    case LayerType::Conv2D:
    case LayerType::SeparableConv2D:
      return scanned(layer, in, layer.filters);
    case LayerType::DepthwiseConv2D:
    case LayerType::MaxPooling2D:
    case LayerType::AveragePooling2D:
      return scanned(layer, in, in[2]);
    case LayerType::ZeroPadding2D:
      return {in[0] + 2 * layer.border, in[1] + 2 * layer.border, in[2]};
    case LayerType::Concatenate:
      return {in[0], in[1], channels};
    case LayerType::Flatten:
      return {product(in)};
    case LayerType::GlobalAveragePooling2D:
      return {in.back()};
    case LayerType::Dense:
      return {layer.filters};
    case LayerType::InputLayer:
    case LayerType::BatchNormalization:
    case LayerType::ReLU:
    case LayerType::Activation:
    case LayerType::Add:
    case LayerType::Normalization:
    case LayerType::Dropout:
      break;
  }
  return in;
}

/// The arrays of a layer in Keras's order.
std::vector<WeightSpec> weightsOf(const Layer& layer, const Shape& in) {
  const std::int64_t channels = in.back();
  const auto [height, width] = layer.kernel;
  std::vector<WeightSpec> weights;
  const auto add = [&](std::string_view what, Shape shape, bool depthwise = false) {
    weights.push_back({fmt::format("{}/{}", layer.name, what), std::move(shape), depthwise});
  };
  switch (layer.type) {
    case LayerType::Conv2D:
      add("kernel", {layer.filters, channels, height, width});
      if (layer.useBias) add("bias", {layer.filters});
      break;
    case LayerType::SeparableConv2D:
      add("depthwise_kernel", {channels, 1, height, width}, true);
      add("pointwise_kernel", {layer.filters, channels, 1, 1});
      if (layer.useBias) add("bias", {layer.filters});
      break;
    case LayerType::DepthwiseConv2D:
      add("kernel", {channels, 1, height, width}, true);
      if (layer.useBias) add("bias", {channels});
      break;
    case LayerType::Dense:
      add("kernel", {channels, layer.filters});
      if (layer.useBias) add("bias", {layer.filters});
      break;
    case LayerType::BatchNormalization:
      if (layer.scale) add("gamma", {channels});
      for (const auto what : {"beta", "moving_mean", "moving_variance"}) add(what, {channels});
      break;
    case LayerType::Normalization:
      for (const auto what : {"mean", "std"}) add(what, {channels});
      break;
    default:
      break;
  }
  return weights;
}

}  // namespace

std::string_view toString(LayerType type) {
  static constexpr EnumNames<LayerType::Dropout> names(
      "InputLayer", "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "BatchNormalization", "ReLU",
      "Activation", "ZeroPadding2D", "MaxPooling2D", "AveragePooling2D", "Add", "Concatenate",
      "Flatten", "GlobalAveragePooling2D", "Normalization", "Dense", "Dropout");
  return names[type];
}

std::array<int, 2> samePadding(std::int64_t size, int kernel, int stride) {
  const auto covered = ((size + stride - 1) / stride - 1) * stride + kernel;
  const auto total = static_cast<int>(std::max<std::int64_t>(covered - size, 0));
  return {total / 2, total - total / 2};
}

std::int64_t WeightSpec::elements() const {
  return product(shape);
}

bool WeightSpec::isStatistic() const {
  return name.find("/moving_") != std::string::npos;
}

std::int64_t Layer::parameters() const {
  return std::transform_reduce(weights.begin(), weights.end(), std::int64_t{0}, std::plus<>(),
                               [](const WeightSpec& weight) { return weight.elements(); });
}

std::int64_t Layer::trainableParameters() const {
  if (type == LayerType::Normalization) return 0;
  return std::transform_reduce(
      weights.begin(), weights.end(), std::int64_t{0}, std::plus<>(),
      [](const WeightSpec& weight) { return weight.isStatistic() ? 0 : weight.elements(); });
}

std::int64_t Layer::outputElements() const {
  return product(outputShape);
}

std::size_t Architecture::add(Layer layer) {
  if (layer.type != LayerType::InputLayer) {
    if (layer.inputs.empty()) layer.inputs = {m_layers.size() - 1};
    assert(std::ranges::all_of(layer.inputs, [&](auto i) { return i < m_layers.size(); }));
    const Shape& in = m_layers[layer.inputs.front()].outputShape;
    std::int64_t channels = 0;
    for (const auto input : layer.inputs) channels += m_layers[input].outputShape.back();
    layer.outputShape = outputShape(layer, in, channels);
    layer.weights = weightsOf(layer, in);
  }
  m_layers.push_back(std::move(layer));
  return m_layers.size() - 1;
}

Architecture Architecture::inKerasOrder() const {
  std::vector<int> depth(m_layers.size(), 0);  // layers on the longest way to the output
  for (std::size_t i = m_layers.size(); i-- > 0;)
    for (const auto input : m_layers[i].inputs) depth[input] = std::max(depth[input], depth[i] + 1);
  std::vector<std::size_t> order;
  std::vector<bool> met(m_layers.size(), false);
  const auto walk = [&](const auto& self, std::size_t i) {
    if (met[i]) return;
    met[i] = true;
    order.push_back(i);
    for (const auto input : m_layers[i].inputs) self(self, input);
  };
  walk(walk, m_layers.size() - 1);
  std::ranges::stable_sort(order, std::ranges::greater(), [&](auto i) { return depth[i]; });
  Architecture sorted;
  std::vector<std::size_t> place(m_layers.size());
  for (const auto i : order) {
    Layer layer = m_layers[i];
    for (auto& input : layer.inputs) input = place[input];
    place[i] = sorted.add(std::move(layer));
  }
  return sorted;
}

Result<void> checkWeights(const Architecture& architecture, const TensorMap& weights) {
  for (const auto& layer : architecture.layers())
    for (const auto& spec : layer.weights) {
      const auto found = weights.find(spec.name);
      if (found == weights.end())
        return failure(ErrorCode::FileMismatch,
                       Sentence::of("the weights {} are missing", spec.name));
      if (found->second.shape != spec.shape)
        return failure(ErrorCode::FileMismatch,
                       Sentence::of("the weights {} have the shape {}, not {}", spec.name,
                                    shapeText(found->second.shape), shapeText(spec.shape)));
    }
  return {};
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
  return fmt::format("[{}]", fmt::join(shape, ", "));
}

}  // namespace pomona
