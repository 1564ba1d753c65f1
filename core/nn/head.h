// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/tensor.h"
#include "nn/architecture.h"
#include "nn/compute.h"
#include "nn/trainable.h"
#include "pomona/error.h"
#include "pomona/model_summary.h"

namespace pomona {

/// What stands on the features: [(x - mean) / std,] hidden layers, Dense. Weights by the names that
/// addHead gives: dense/kernel [F, K], dense/bias [K] when there is no hidden layer.
class Head : public Trainable {
 public:
  /// Glorot-uniform kernels and zero biases, as Keras's Dense starts; batch normalisations change
  /// nothing yet. Seeded; the same on every machine.
  /// @param generator  what the seed becomes: generatorVersion, or that of an older run.
  static Head create(std::int64_t features, std::int64_t classes, const HeadSpec& spec,
                     std::uint64_t seed, torch::Device device, int generator = generatorVersion);
  /// From a model or checkpoint. Error{FileMismatch} when a tensor is missing or of a wrong shape.
  static Result<Head> fromTensors(const TensorMap& tensors, const HeadSpec& spec,
                                  torch::Device device);

  /// Sets what the spec's `standardize` puts in front: (x - mean) / std.
  /// @param mean, std  [F] float, as featureStatistics gives them.
  void standardize(torch::Tensor mean, torch::Tensor std);

  torch::Tensor logits(const torch::Tensor& features) const override;
  /// Dropout drops; BatchNormalization takes the batch's own statistics (biased, as Keras) and
  /// moves its averages.
  torch::Tensor trainingLogits(const torch::Tensor& features, std::uint64_t seed) override;
  std::vector<torch::Tensor> parameters() const override;
  /// Makes every logit its `temperature`th part: softer probabilities above 1 (Guo et al. 2017).
  void divideLogits(double temperature);
  TensorMap tensors() const override;
  void load(const TensorMap& tensors) override;

 private:
  Head(std::int64_t features, std::int64_t classes, const HeadSpec& spec);
  const torch::Tensor& weight(const Layer& layer, const char* name) const;
  torch::Tensor normalize(const Layer& layer, const torch::Tensor& x) const;
  torch::Tensor normalizeBatch(const Layer& layer, const torch::Tensor& x);
  torch::Tensor dense(const Layer& layer, const torch::Tensor& x) const;
  torch::Tensor input(const torch::Tensor& features) const;

  std::vector<Layer> m_layers;                     ///< from `normalization` or the first hidden one
  std::map<std::string, torch::Tensor> m_weights;  ///< by WeightSpec's names
  torch::Tensor m_scale;                           ///< 1 / std
};

}  // namespace pomona
