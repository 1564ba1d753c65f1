// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <vector>

#include "nn/architecture.h"

namespace pomona {

/// What a convolution computes with; undefined where a layer has none.
struct LayerWeights {
  torch::Tensor depthwise;  ///< SeparableConv2D: [channels, 1, kh, kw]
  torch::Tensor kernel;     ///< [filters, channels / groups, kh, kw]; SeparableConv2D: pointwise
  torch::Tensor bias;       ///< [filters]
};

/// True for Conv2D, DepthwiseConv2D and SeparableConv2D.
bool isConvolution(LayerType type);
/// True for what computes a ReLU and nothing else.
bool isRelu(const Layer& layer);

/// A backbone's layer as TensorFlow computes it, padding included, before its activation: of a ReLU
/// the input itself. BatchNormalization is the caller's.
/// @param inputs  [B, C, h, w] each, in the order of Layer::inputs.
torch::Tensor computeLayer(const Layer& layer, const LayerWeights& weights,
                           const std::vector<torch::Tensor>& inputs);

/// What a head stands on: [B, C, h, w] becomes [B, F], Pooling::Flatten in the order H, W, C.
torch::Tensor pool(const torch::Tensor& maps, Pooling pooling);

}  // namespace pomona
