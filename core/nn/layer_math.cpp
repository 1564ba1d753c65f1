// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layer_math.h"

#include <limits>

namespace pomona {
namespace {

std::array<std::int64_t, 2> poolSize(const Layer& layer) {
  return {layer.kernel.height, layer.kernel.width};
}

/// x with what TensorFlow's `same` wants beyond an equal padding of both sides, and that padding.
struct Padded {
  torch::Tensor x;
  std::array<std::int64_t, 2> both{0, 0};
};

Padded pad(const torch::Tensor& x, const Layer& layer, double value) {
  if (layer.padding == Padding::Valid) return {x};
  const auto [top, bottom] = samePadding(x.size(2), layer.kernel.height, layer.stride);
  const auto [left, right] = samePadding(x.size(3), layer.kernel.width, layer.stride);
  if (top == bottom && left == right) return {x, {top, left}};
  return {at::constant_pad_nd(x, {left, right, top, bottom}, value)};
}

}  // namespace

bool isConvolution(LayerType type) {
  return type == LayerType::Conv2D || type == LayerType::DepthwiseConv2D ||
         type == LayerType::SeparableConv2D;
}

bool isRelu(const Layer& layer) {
  return layer.type == LayerType::ReLU ||
         (layer.type == LayerType::Activation && layer.activation == Activation::Relu);
}

torch::Tensor computeLayer(const Layer& layer, const LayerWeights& weights,
                           const std::vector<torch::Tensor>& inputs) {
  const auto& x = inputs.front();
  switch (layer.type) {
    case LayerType::Conv2D:
    case LayerType::DepthwiseConv2D: {
      const auto in = pad(x, layer, 0);
      const auto groups = layer.type == LayerType::Conv2D ? 1 : weights.kernel.size(0);
      return at::conv2d(in.x, weights.kernel, weights.bias, layer.stride, in.both, 1, groups);
    }
    case LayerType::SeparableConv2D: {
      const auto in = pad(x, layer, 0);
      const auto channels = weights.depthwise.size(0);
      const auto filtered =
          at::conv2d(in.x, weights.depthwise, {}, layer.stride, in.both, 1, channels);
      return at::conv2d(filtered, weights.kernel, weights.bias);
    }
    case LayerType::ZeroPadding2D:
      return at::constant_pad_nd(x, {layer.border, layer.border, layer.border, layer.border});
    case LayerType::MaxPooling2D: {
      const auto in = pad(x, layer, -std::numeric_limits<double>::infinity());
      return at::max_pool2d(in.x, poolSize(layer), layer.stride, in.both);
    }
    case LayerType::AveragePooling2D: {
      const auto in = pad(x, layer, 0);
      TORCH_CHECK(in.x.is_same(x), layer.name, " would count zeros beyond the picture");
      return at::avg_pool2d(x, poolSize(layer), layer.stride, in.both, false, false);
    }
    case LayerType::Add:
      return x + inputs[1];
    case LayerType::Concatenate:
      return at::cat(inputs, 1);
    case LayerType::ReLU:
    case LayerType::Activation:
      return x;
    default:
      TORCH_CHECK(false, toString(layer.type), " is no layer of a backbone");
  }
}

torch::Tensor pool(const torch::Tensor& maps, Pooling pooling) {
  return pooling == Pooling::Gap ? maps.mean({2, 3}) : maps.permute({0, 2, 3, 1}).flatten(1);
}

}  // namespace pomona
