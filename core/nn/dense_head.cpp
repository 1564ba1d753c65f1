// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/dense_head.h"

#include <fmt/format.h>

#include <cmath>

#include "base/random.h"
#include "nn/torch_tensor.h"

namespace pomona {

Head::Head(torch::Tensor kernel, torch::Tensor bias)
    : m_kernel(std::move(kernel)), m_bias(std::move(bias)) {
  m_kernel.requires_grad_(true);
  m_bias.requires_grad_(true);
}

Head Head::create(std::int64_t features, std::int64_t classes, std::uint64_t seed,
                  torch::Device device) {
  const double limit = std::sqrt(6.0 / static_cast<double>(features + classes));
  Random random(seed);
  std::vector<float> values(static_cast<std::size_t>(features * classes));
  for (auto& value : values) value = static_cast<float>(random.uniform(-limit, limit));
  return Head(toTorch(makeTensor({features, classes}, values)).to(device),
              torch::zeros({classes}, device));
}

Result<Head> Head::fromTensors(const TensorMap& tensors, const HeadSpec& spec,
                               torch::Device device) {
  const auto get = [&](const char* name, std::size_t dimensions) -> torch::Tensor {
    const auto found = tensors.find(name);
    if (found == tensors.end() || found->second.shape.size() != dimensions) return {};
    return toTorch(found->second).to(device, torch::kFloat32);
  };
  torch::Tensor kernel = get("dense/kernel", 2);
  torch::Tensor bias = get("dense/bias", 1);
  torch::Tensor mean = get("normalization/mean", 1);
  torch::Tensor std = get("normalization/std", 1);
  const bool dense = kernel.defined() && bias.defined() && bias.size(0) == kernel.size(1);
  const bool normalized = mean.defined() && std.defined() && kernel.defined() &&
                          mean.size(0) == kernel.size(0) && std.size(0) == kernel.size(0);
  if (!dense || (spec.standardize && !normalized))
    return failure(ErrorCode::FileMismatch, "the head's tensors do not fit each other");
  Head head(kernel, bias);
  if (spec.standardize) head.standardize(mean, std);
  return head;
}

void Head::standardize(torch::Tensor mean, torch::Tensor std) {
  m_mean = std::move(mean);
  m_std = std::move(std);
  m_scale = m_std.reciprocal();
}

torch::Tensor Head::logits(const torch::Tensor& features) const {
  torch::Tensor x = features.to(torch::kFloat32);
  if (m_mean.defined()) x = x.sub(m_mean).mul_(m_scale);
  return torch::addmm(m_bias, x, m_kernel);
}

void Head::divideLogits(double temperature) {
  const torch::NoGradGuard guard;
  m_kernel.div_(temperature);
  m_bias.div_(temperature);
}

TensorMap Head::tensors() const {
  TensorMap tensors{{"dense/kernel", fromTorch(m_kernel)}, {"dense/bias", fromTorch(m_bias)}};
  if (m_mean.defined()) {
    tensors.emplace("normalization/mean", fromTorch(m_mean));
    tensors.emplace("normalization/std", fromTorch(m_std));
  }
  return tensors;
}

void Head::load(const TensorMap& tensors) {
  const torch::NoGradGuard guard;
  m_kernel.copy_(toTorch(tensors.at("dense/kernel")));
  m_bias.copy_(toTorch(tensors.at("dense/bias")));
}

}  // namespace pomona
