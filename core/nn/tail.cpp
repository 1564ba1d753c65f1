// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/tail.h"

#include <torch/utils.h>
#include <algorithm>

#include "nn/layer_math.h"
#include "nn/torch_tensor.h"

namespace pomona {
namespace {

/// Images whose layers are in memory at once when nothing is trained.
constexpr std::int64_t atOnce = 32;

torch::Tensor prepared(const Tensor& tensor, torch::Device device) {
  const auto value = toTorch(tensor).to(device, torch::kFloat32);
  return value.dim() == 4 ? value.contiguous(torch::MemoryFormat::ChannelsLast) : value;
}

}  // namespace

Tail::Tail(const Architecture& backbone, const FineTunePlan& plan, const TensorMap& weights,
           torch::Device device) {
  const auto& layers = backbone.layers();
  m_layers.assign(layers.begin() + static_cast<std::ptrdiff_t>(plan.cut), layers.end());
  for (std::size_t i = 1; i < m_layers.size(); ++i) {
    for (auto& input : m_layers[i].inputs) input -= plan.cut;
    for (const auto& spec : m_layers[i].weights) {
      const auto value = prepared(weights.at(spec.name), device);
      m_weights.emplace(spec.name, value);
      if (plan.cut + i < plan.first || spec.isStatistic()) continue;
      m_trained.emplace(spec.name, value.requires_grad_());
      m_order.push_back(spec.name);
    }
  }
}

torch::Tensor Tail::weight(const Layer& layer, const char* name) const {
  const auto found = m_weights.find(layer.name + "/" + name);
  return found == m_weights.end() ? torch::Tensor() : found->second;
}

torch::Tensor Tail::compute(const Layer& layer, const std::vector<torch::Tensor>& inputs) const {
  if (layer.type == LayerType::BatchNormalization)
    return torch::batch_norm(inputs.front(), weight(layer, "gamma"), weight(layer, "beta"),
                             weight(layer, "moving_mean"), weight(layer, "moving_variance"), false,
                             0, layer.epsilon, false);
  const bool separable = layer.type == LayerType::SeparableConv2D;
  const auto y = computeLayer(
      layer,
      {weight(layer, "depthwise_kernel"), weight(layer, separable ? "pointwise_kernel" : "kernel"),
       weight(layer, "bias")},
      inputs);
  if (layer.maxValue > 0) return at::hardtanh(y, 0, layer.maxValue);
  return isRelu(layer) || layer.activation == Activation::Relu ? y.relu() : y;
}

torch::Tensor Tail::forward(const torch::Tensor& features) const {
  const auto& shape = m_layers.front().outputShape;
  std::vector<torch::Tensor> outputs{
      features.to(torch::kFloat32).view({-1, shape[0], shape[1], shape[2]}).permute({0, 3, 1, 2})};
  for (std::size_t i = 1; i < m_layers.size(); ++i) {
    std::vector<torch::Tensor> inputs;
    for (const auto input : m_layers[i].inputs) inputs.push_back(outputs[input]);
    outputs.push_back(compute(m_layers[i], inputs));
  }
  return outputs.back();
}

std::vector<torch::Tensor> Tail::parameters() const {
  std::vector<torch::Tensor> all;
  for (const auto& name : m_order) all.push_back(m_trained.at(name));
  return all;
}

TensorMap Tail::tensors() const {
  TensorMap tensors;
  for (const auto& [name, value] : m_trained) tensors.emplace(name, fromTorch(value));
  return tensors;
}

void Tail::load(const std::string& name, const Tensor& tensor) {
  const torch::NoGradGuard guard;
  m_trained.at(name).copy_(toTorch(tensor));
}

torch::Tensor TailAndHead::pooled(const torch::Tensor& features) const {
  return pool(m_tail.forward(features), m_pooling);
}

torch::Tensor TailAndHead::logits(const torch::Tensor& features) const {
  std::vector<torch::Tensor> parts;
  for (const auto& part : features.split(atOnce)) parts.push_back(m_head.logits(pooled(part)));
  return torch::cat(parts);
}

torch::Tensor TailAndHead::trainingLogits(const torch::Tensor& features, std::uint64_t seed) {
  return m_head.trainingLogits(pooled(features), seed);
}

std::vector<torch::Tensor> TailAndHead::parameters() const {
  auto all = m_tail.parameters();
  const auto head = m_head.parameters();
  all.insert(all.end(), head.begin(), head.end());
  return all;
}

TensorMap TailAndHead::tensors() const {
  auto all = m_tail.tensors();
  all.merge(m_head.tensors());
  return all;
}

void TailAndHead::load(const TensorMap& tensors) {
  TensorMap ofHead;
  for (const auto& [name, tensor] : tensors)
    if (m_tail.trains(name))
      m_tail.load(name, tensor);
    else
      ofHead.emplace(name, tensor);
  m_head.load(ofHead);
}

}  // namespace pomona
