// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <map>
#include <string>
#include <vector>

#include "nn/fine_tune.h"
#include "nn/head.h"
#include "nn/trainable.h"

namespace pomona {

/// The layers of a backbone behind its cut, computed one by one in float32, channels-last, with
/// gradients. Batch normalisations use their kept statistics and do not move them, as Keras's with
/// training=False: gamma and beta are trained.
class Tail {
 public:
  /// @param weights  of the whole backbone; checkWeights has accepted them.
  Tail(const Architecture& backbone, const FineTunePlan& plan, const TensorMap& weights,
       torch::Device device);

  /// @param features  [B, F]: the cut's output, flattened in the order H, W, C; float or half.
  /// @return [B, C, h, w] float32, channels-last in memory.
  torch::Tensor forward(const torch::Tensor& features) const;

  /// What is trained, in the layers' order. Leaves that require gradients.
  std::vector<torch::Tensor> parameters() const;
  /// The same under canonical names, float32.
  TensorMap tensors() const;
  bool trains(const std::string& name) const { return m_trained.contains(name); }
  void load(const std::string& name, const Tensor& tensor);

 private:
  torch::Tensor compute(const Layer& layer, const std::vector<torch::Tensor>& inputs) const;
  torch::Tensor weight(const Layer& layer, const char* name) const;

  std::vector<Layer> m_layers;  ///< the cut first; inputs count from it
  std::map<std::string, torch::Tensor> m_weights;
  std::map<std::string, torch::Tensor> m_trained;  ///< those of m_weights that are
  std::vector<std::string> m_order;                ///< of m_trained, as the layers come
};

/// Tail and head, trained together.
class TailAndHead : public Trainable {
 public:
  /// @param head  outlives it.
  TailAndHead(Tail tail, Head& head, Pooling pooling)
      : m_tail(std::move(tail)), m_head(head), m_pooling(pooling) {}

  torch::Tensor logits(const torch::Tensor& features) const override;
  torch::Tensor trainingLogits(const torch::Tensor& features, std::uint64_t seed) override;
  std::vector<torch::Tensor> parameters() const override;
  TensorMap tensors() const override;
  void load(const TensorMap& tensors) override;

  const Tail& tail() const { return m_tail; }

 private:
  torch::Tensor pooled(const torch::Tensor& features) const;

  Tail m_tail;
  Head& m_head;
  Pooling m_pooling;
};

}  // namespace pomona
