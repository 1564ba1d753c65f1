// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <span>
#include <string>
#include <vector>

#include "features/extractor.h"
#include "features/image_loader.h"
#include "nn/compute.h"
#include "nn/head.h"
#include "pomona/device.h"
#include "pomona/error.h"
#include "pomona/evaluation.h"
#include "store/model_file.h"

namespace pomona {

/// A model ready to compute: preprocessing, backbone and head, as the training run used them.
class Inference {
 public:
  /// Loads the model file and puts it on the device. Call on the thread that will compute.
  /// Error{NotFound, FileDamaged, NewerFormat, FileMismatch, DeviceUnavailable}.
  static Result<Inference> open(const std::filesystem::path& model, const ComputeOptions& options);

  const Model& model() const { return m_model; }
  const Compute& compute() const { return m_compute; }
  ModelCaution caution() const;
  /// How images are to be loaded for it.
  LoaderOptions loaderOptions() const;

  /// Logarithms of the softmax probabilities of one loaded batch, [count, K] float32 in main
  /// memory, those of the mean over the model's looks at each picture. The features pass through
  /// the same rounding as cached ones: a run's report and a later evaluation give the same numbers.
  Result<torch::Tensor> logProbabilities(const LoadedBatch& batch) const;

 private:
  Inference(Model model, Compute compute, Extractor extractor, Head head);
  Model m_model;
  Compute m_compute;
  Extractor m_extractor;
  Head m_head;
};

/// Each picture's mean probabilities over its own looks. @param looks  [count, K] logarithms each.
/// @param counts  [count]: looks of each picture, at least 1. @return [count, K], logarithms.
torch::Tensor meanOfLooks(const std::vector<torch::Tensor>& looks, std::span<const int> counts);

/// Log-softmax of the head's logits for features [B, F] as cached; [B, K] float32 in main memory.
torch::Tensor headLogProbabilities(const Head& head, const torch::Tensor& features,
                                   torch::Device device);

}  // namespace pomona
