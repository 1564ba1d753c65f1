// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/network.h"

#include <torch/utils.h>
#include <algorithm>
#include <limits>
#include <optional>

#include "nn/torch_error.h"
#include "nn/torch_tensor.h"

namespace pomona {
namespace {

/// How many images pass through the network at once. On the CPU so few that no tensor exceeds 24
/// MB: glibc maps blocks above 32 MB anew each time, and the page faults cost a third of
/// EfficientNet-Lite0's time; small ones stay in the caches, too.
std::int64_t largestSlice(const Architecture& architecture, torch::Device device,
                          torch::ScalarType dtype) {
  if (!device.is_cpu()) return std::numeric_limits<std::int64_t>::max();
  std::int64_t largest = 1;
  for (const auto& layer : architecture.layers())
    largest = std::max(largest, layer.outputElements());
  const auto bytes = largest * static_cast<std::int64_t>(c10::elementSize(dtype));
  return std::max<std::int64_t>(1, 24'000'000 / bytes);
}

}  // namespace

/// Turns layers into steps.
class Network::Builder {
 public:
  Builder(const Architecture& architecture, const TensorMap& weights)
      : m_layers(architecture.layers()), m_weights(weights), m_uses(m_layers.size(), 0) {
    for (const auto& layer : m_layers)
      for (const auto input : layer.inputs) ++m_uses[input];
  }

  std::vector<Step> build() {
    for (const auto& layer : m_layers) m_stepOf.push_back(place(layer));
    std::vector<bool> used(m_steps.size(), false);
    for (std::size_t i = m_steps.size(); i-- > 0;)
      for (const auto input : m_steps[i].inputs)
        if (!used[input]) {
          used[input] = true;
          m_steps[i].last.push_back(input);
        }
    return std::move(m_steps);
  }

 private:
  /// The step that computes this layer: an earlier one that takes it in, or a new one.
  std::size_t place(const Layer& layer) {
    if (layer.type == LayerType::BatchNormalization) return foldBatchNormalization(layer);
    if (isRelu(layer) && isSoleUse(layer)) {
      const auto before = m_stepOf[layer.inputs.front()];
      if (before > 0 && !m_steps[before].relu) {  // the input is not ours to change
        m_steps[before].relu = true;
        m_steps[before].maxValue = layer.maxValue;
        return before;
      }
    }
    m_steps.push_back(makeStep(layer));
    return m_steps.size() - 1;
  }

  Step makeStep(const Layer& layer) const {
    Step step;
    step.layer = layer;
    for (const auto input : layer.inputs) step.inputs.push_back(m_stepOf[input]);
    step.relu = isRelu(layer) || layer.activation == Activation::Relu;
    step.maxValue = layer.maxValue;
    if (isConvolution(layer.type)) {
      const bool separable = layer.type == LayerType::SeparableConv2D;
      auto& [depthwise, kernel, bias] = step.weights;
      if (separable) depthwise = weight(layer, "depthwise_kernel");
      kernel = weight(layer, separable ? "pointwise_kernel" : "kernel");
      bias =
          layer.useBias ? weight(layer, "bias") : torch::zeros({kernel.size(0)}, torch::kFloat64);
    }
    return step;
  }

  /// y = gamma (w x + b - mean) / sqrt(variance + epsilon) + beta is a convolution again.
  std::size_t foldBatchNormalization(const Layer& layer) {
    const auto before = m_stepOf[layer.inputs.front()];
    Step& step = m_steps[before];
    TORCH_CHECK(isConvolution(step.layer.type) && !step.relu && isSoleUse(layer), layer.name,
                " does not follow a convolution");
    auto scale = torch::rsqrt(weight(layer, "moving_variance") + layer.epsilon);
    if (layer.scale) scale = scale * weight(layer, "gamma");
    auto& [depthwise, kernel, bias] = step.weights;
    kernel = kernel * scale.view({-1, 1, 1, 1});
    bias = (bias - weight(layer, "moving_mean")) * scale + weight(layer, "beta");
    return before;
  }

  bool isSoleUse(const Layer& layer) const { return m_uses[layer.inputs.front()] == 1; }

  /// In float64, so that folding adds no error.
  torch::Tensor weight(const Layer& layer, const std::string& what) const {
    return toTorch(m_weights.at(layer.name + "/" + what)).to(torch::kFloat64);
  }

  const std::vector<Layer>& m_layers;
  const TensorMap& m_weights;
  std::vector<int> m_uses;            ///< how many layers read this one
  std::vector<std::size_t> m_stepOf;  ///< of each layer
  std::vector<Step> m_steps;
};

Result<Network> Network::create(const Architecture& architecture, const TensorMap& weights,
                                torch::Device device, torch::ScalarType dtype) try {
  if (const auto fit = checkWeights(architecture, weights); !fit)
    return std::unexpected(fit.error());
  const torch::NoGradGuard noGradient;
  auto steps = Builder(architecture, weights).build();
  for (auto& step : steps) {
    auto& [depthwise, kernel, bias] = step.weights;
    for (auto* each : {&depthwise, &kernel})
      if (each->defined())
        *each = each->to(device, dtype).contiguous(torch::MemoryFormat::ChannelsLast);
    if (bias.defined()) bias = bias.to(device, dtype);
  }
  const auto sliceSize = largestSlice(architecture, device, dtype);
  return Network(std::move(steps), device, dtype, sliceSize);
} catch (const std::bad_alloc&) {
  return failure(ErrorCode::OutOfMemory,
                 Sentence::of("not enough memory for the network's weights"));
} catch (const c10::Error& error) {
  return std::unexpected(errorFrom(error));
} catch (const std::exception& error) {
  return failure(ErrorCode::Internal,
                 Sentence::of("the network cannot be built: {}", error.what()));
}

torch::Tensor Network::run(const Step& step, const std::vector<torch::Tensor>& outputs) {
  std::vector<torch::Tensor> inputs;
  for (const auto input : step.inputs) inputs.push_back(outputs[input]);
  auto y = computeLayer(step.layer, step.weights, inputs);
  if (!step.relu) return y;
  if (isRelu(step.layer)) y = y.clone();  // its input may be used elsewhere, too
  return step.maxValue > 0 ? y.clamp_(0, step.maxValue) : y.relu_();
}

torch::Tensor Network::forward(const torch::Tensor& x) const {
  const torch::NoGradGuard noGradient;
  const auto input = x.to(m_device, m_dtype).contiguous(torch::MemoryFormat::ChannelsLast);
  const auto slices = (x.size(0) + m_sliceSize - 1) / m_sliceSize;
  if (slices <= 1) return forwardSlice(input);
  std::vector<torch::Tensor> results;
  for (const auto& slice : input.chunk(slices)) results.push_back(forwardSlice(slice));
  return torch::cat(results);
}

torch::Tensor Network::forwardSlice(const torch::Tensor& x) const {
  std::vector<torch::Tensor> outputs(m_steps.size());
  outputs[0] = x;
  for (std::size_t i = 1; i < m_steps.size(); ++i) {
    const Step& step = m_steps[i];
    outputs[i] = run(step, outputs);
    for (const auto done : step.last) outputs[done].reset();
  }
  return outputs.back().to(torch::kFloat32);
}

}  // namespace pomona
