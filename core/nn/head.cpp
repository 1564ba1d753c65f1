// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/head.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "nn/torch_tensor.h"

namespace pomona {
namespace {

constexpr double momentum = 0.99;  // keras.layers.BatchNormalization's default

/// Changed by gradients, not by statistics.
bool isParameter(const std::string& name) {
  return !name.starts_with("normalization/") && name.find("/moving_") == std::string::npos;
}

std::vector<Layer> layersOf(std::int64_t features, std::int64_t classes, const HeadSpec& spec) {
  Architecture net;
  net.add({.type = LayerType::InputLayer, .outputShape = {features}});
  addHead(net, spec, static_cast<int>(classes));
  return {net.layers().begin() + 2, net.layers().end()};  // without input and pooling
}

torch::Tensor glorotUniform(const std::vector<std::int64_t>& shape, std::uint64_t seed) {
  const double limit = std::sqrt(6.0 / static_cast<double>(shape[0] + shape[1]));
  Random random(seed);
  std::vector<float> values(static_cast<std::size_t>(shape[0] * shape[1]));
  for (auto& value : values) value = static_cast<float>(random.uniform(-limit, limit));
  return toTorch(makeTensor(shape, values));
}

/// What a weight of this name starts as.
torch::Tensor initial(const WeightSpec& spec, std::uint64_t seed, int generator) {
  if (spec.name.ends_with("/kernel"))
    return glorotUniform(spec.shape, generator == 1 ? seed : mixSeed(seed, 0));
  const bool one = spec.name.ends_with("/gamma") || spec.name.ends_with("variance") ||
                   spec.name.ends_with("/std");
  return one ? torch::ones(spec.shape) : torch::zeros(spec.shape);
}

/// The same zeros on every device: drawn in main memory.
torch::Tensor dropout(const torch::Tensor& x, double rate, std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  const torch::Tensor kept = torch::empty(x.sizes()).bernoulli_(1 - rate, generator);
  return x * kept.div_(1 - rate).to(x.device());
}

/// Sizes of features and classes, as the tensors have them; 0 if they cannot be told.
std::array<std::int64_t, 2> sizesOf(const TensorMap& tensors, const HeadSpec& spec) {
  const auto layers = layersOf(1, 1, spec);
  const auto first = std::ranges::find_if(layers, [](const Layer& layer) {
    return layer.type != LayerType::Normalization && !layer.weights.empty();
  });
  const auto in = tensors.find(first->weights.front().name);
  const auto out = tensors.find(layers.back().name + "/bias");
  if (in == tensors.end() || out == tensors.end() || in->second.shape.empty() ||
      out->second.shape.size() != 1)
    return {0, 0};
  return {in->second.shape.front(), out->second.shape.front()};
}

}  // namespace

Head::Head(std::int64_t features, std::int64_t classes, const HeadSpec& spec)
    : m_layers(layersOf(features, classes, spec)) {}

Head Head::create(std::int64_t features, std::int64_t classes, const HeadSpec& spec,
                  std::uint64_t seed, torch::Device device, int generator) {
  Head head(features, classes, spec);
  for (const auto& layer : head.m_layers) {
    for (const auto& each : layer.weights)
      head.m_weights[each.name] =
          initial(each, seed, generator).to(device).requires_grad_(isParameter(each.name));
    if (layer.type == LayerType::Dense) seed = mixSeed(seed, 0);
  }
  if (spec.standardize) head.m_scale = head.m_weights.at("normalization/std").reciprocal();
  return head;
}

Result<Head> Head::fromTensors(const TensorMap& tensors, const HeadSpec& spec,
                               torch::Device device) {
  const auto [features, classes] = sizesOf(tensors, spec);
  Head head(features, classes, spec);
  for (const auto& layer : head.m_layers)
    for (const auto& each : layer.weights) {
      const auto found = tensors.find(each.name);
      if (features == 0 || found == tensors.end() || found->second.shape != each.shape)
        return failure(ErrorCode::FileMismatch,
                       Sentence::of("the head's tensors do not fit each other"));
      head.m_weights[each.name] =
          toTorch(found->second).to(device, torch::kFloat32).requires_grad_(isParameter(each.name));
    }
  if (spec.standardize) head.m_scale = head.m_weights.at("normalization/std").reciprocal();
  return head;
}

void Head::standardize(torch::Tensor mean, torch::Tensor std) {
  m_scale = std.reciprocal();
  m_weights.at("normalization/mean") = std::move(mean);
  m_weights.at("normalization/std") = std::move(std);
}

const torch::Tensor& Head::weight(const Layer& layer, const char* name) const {
  return m_weights.at(layer.name + "/" + name);
}

torch::Tensor Head::input(const torch::Tensor& features) const {
  const torch::Tensor x = features.to(torch::kFloat32);
  return m_scale.defined() ? x.sub(m_weights.at("normalization/mean")).mul_(m_scale) : x;
}

torch::Tensor Head::dense(const Layer& layer, const torch::Tensor& x) const {
  const torch::Tensor y = torch::addmm(weight(layer, "bias"), x, weight(layer, "kernel"));
  return layer.activation == Activation::Relu ? y.relu() : y;
}

torch::Tensor Head::normalize(const Layer& layer, const torch::Tensor& x) const {
  return torch::batch_norm(x, weight(layer, "gamma"), weight(layer, "beta"),
                           weight(layer, "moving_mean"), weight(layer, "moving_variance"), false, 0,
                           layer.epsilon, false);
}

torch::Tensor Head::normalizeBatch(const Layer& layer, const torch::Tensor& x) {
  {
    const torch::NoGradGuard guard;
    weight(layer, "moving_mean").lerp_(x.mean(0), 1 - momentum);
    weight(layer, "moving_variance").lerp_(x.var(0, false), 1 - momentum);
  }
  return torch::batch_norm(x, weight(layer, "gamma"), weight(layer, "beta"), {}, {}, true, 0,
                           layer.epsilon, false);
}

torch::Tensor Head::logits(const torch::Tensor& features) const {
  torch::Tensor x = input(features);
  for (const auto& layer : m_layers)
    if (layer.type == LayerType::Dense)
      x = dense(layer, x);
    else if (layer.type == LayerType::BatchNormalization)
      x = normalize(layer, x);
  return x;
}

torch::Tensor Head::trainingLogits(const torch::Tensor& features, std::uint64_t seed) {
  torch::Tensor x = input(features);
  for (const auto& layer : m_layers)
    if (layer.type == LayerType::Dense)
      x = dense(layer, x);
    else if (layer.type == LayerType::BatchNormalization)
      x = normalizeBatch(layer, x);
    else if (layer.type == LayerType::Dropout)
      x = dropout(x, layer.rate, seed = mixSeed(seed, 0));
  return x;
}

std::vector<torch::Tensor> Head::parameters() const {
  std::vector<torch::Tensor> all;
  for (const auto& layer : m_layers)
    for (const auto& each : layer.weights)
      if (isParameter(each.name)) all.push_back(m_weights.at(each.name));
  return all;
}

void Head::divideLogits(double temperature) {
  const torch::NoGradGuard guard;
  for (const char* weight : {"/kernel", "/bias"})
    m_weights.at(m_layers.back().name + weight).div_(temperature);
}

TensorMap Head::tensors() const {
  TensorMap tensors;
  for (const auto& [name, value] : m_weights) tensors.emplace(name, fromTorch(value));
  return tensors;
}

void Head::load(const TensorMap& tensors) {
  const torch::NoGradGuard guard;
  for (const auto& [name, tensor] : tensors) m_weights.at(name).copy_(toTorch(tensor));
  if (m_scale.defined()) m_scale = m_weights.at("normalization/std").reciprocal();
}

}  // namespace pomona
