// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

#include "base/tensor.h"
#include "nn/compute.h"
#include "pomona/error.h"
#include "pomona/model_summary.h"

namespace pomona {

/// What stands on the features: [(x - mean) / std,] Dense.
/// Weights by name: dense/kernel [F, K], dense/bias [K], and when standardised normalization/mean
/// and normalization/std [F].
class Head {
 public:
  /// Glorot-uniform kernel and zero bias, as Keras's Dense starts. Seeded; the same on every
  /// machine.
  static Head create(std::int64_t features, std::int64_t classes, std::uint64_t seed,
                     torch::Device device);
  /// From a model or checkpoint. Error{FileMismatch} when a tensor is missing or of a wrong shape.
  static Result<Head> fromTensors(const TensorMap& tensors, const HeadSpec& spec,
                                  torch::Device device);

  /// Puts (x - mean) / std in front. @param mean, std  [F] float.
  void standardize(torch::Tensor mean, torch::Tensor std);

  /// features: [B, F] float, or half as cached. Returns logits [B, K] (not softmaxed).
  torch::Tensor logits(const torch::Tensor& features) const;

  /// What the optimiser changes: kernel, bias. Leaves that require gradients.
  std::vector<torch::Tensor> parameters() const { return {m_kernel, m_bias}; }
  /// Makes every logit its `temperature`th part: softer probabilities above 1 (Guo et al. 2017).
  void divideLogits(double temperature);
  TensorMap tensors() const;
  /// Puts trained values in. @param tensors  as tensors() gave them.
  void load(const TensorMap& tensors);

 private:
  Head(torch::Tensor kernel, torch::Tensor bias);
  torch::Tensor m_kernel;
  torch::Tensor m_bias;
  torch::Tensor m_mean;   // undefined unless standardised
  torch::Tensor m_scale;  // 1 / std
  torch::Tensor m_std;
};

}  // namespace pomona
