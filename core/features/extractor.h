// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "features/feature_cache.h"
#include "features/image_loader.h"
#include "features/uploader.h"
#include "nn/compute.h"
#include "nn/network.h"
#include "pomona/backbone.h"
#include "pomona/model_summary.h"
#include "pomona/progress.h"

namespace pomona {

/// A frozen backbone with its pooling: prepared pixels in, features out.
class Extractor {
 public:
  /// Error{FileMismatch} when the weights do not fit.
  static Result<Extractor> create(Backbone backbone, const TensorMap& weights, int imageSize,
                                  Pooling pooling, const Compute& compute);
  /// The same with other layers: a part of a backbone, say.
  static Result<Extractor> create(const Architecture& layers, const TensorMap& weights,
                                  int imageSize, Pooling pooling, const Compute& compute);

  /// A batch on its way to the device. @param pixels  [count, H, W, 3] floats, preprocessed.
  /// Returns [count, 3, H, W], channels-last in memory; on the CPU a view of the pixels.
  torch::Tensor upload(std::span<const float> pixels, std::size_t count) const;

  /// Features of one batch, as upload() gives it.
  /// Returns [count, F] float32 on the device; Pooling::Flatten in Keras's order H, W, C.
  /// On the CPU `atOnce` images at a time, whatever the batch, with a look at `stop` in between:
  /// the tensor is not defined when it is requested. On a GPU all, or as many as its memory holds.
  torch::Tensor extract(const torch::Tensor& input, const std::stop_token& stop = {}) const;
  /// upload() and extract() in one.
  torch::Tensor extract(std::span<const float> pixels, std::size_t count,
                        const std::stop_token& stop = {}) const {
    return extract(upload(pixels, count), stop);
  }

  /// Enough to fill the processor, few enough to be done within a second.
  static constexpr std::size_t atOnce = 16;
  /// Images that a loader should hand over at once: some of the cache's batches, on the CPU one.
  std::size_t batchSize() const;

  /// Features per image.
  std::size_t columns() const { return m_columns; }

 private:
  Extractor(Network network, int imageSize, Pooling pooling, const Compute& compute);
  Network m_network;
  int m_imageSize;
  Pooling m_pooling;
  Compute m_compute;
  Uploader m_uploader;
  std::shared_ptr<std::atomic<std::size_t>> m_most;  ///< images that pass at once
  std::size_t m_columns = 0;
};

/// The features as they are kept and as every head sees them: rounded to float16, [B, F], where
/// they are. Error{FileDamaged} when they are not finite: the weights are no good.
Result<torch::Tensor> toCached(const torch::Tensor& features);

/// Fills what is missing in the cache, in batches of FeatureCache::batchRows.
/// The first image that cannot be read is the Error; Error{Cancelled} on request. What was done is
/// kept.
Result<void> fillCache(FeatureCache& cache, const Extractor& extractor,
                       const std::vector<LoaderItem>& items, const LoaderOptions& options,
                       const ProgressCallback& progress, std::stop_token stop);

}  // namespace pomona
