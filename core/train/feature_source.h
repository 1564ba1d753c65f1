// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "features/extractor.h"
#include "features/feature_cache.h"
#include "features/image_loader.h"
#include "pomona/error.h"

namespace pomona {

/// Cached features of some images, and their labels.
struct FeatureTable {
  std::shared_ptr<const FeatureCache> cache;
  std::vector<std::size_t> rows;  ///< row of image i in the cache
  std::vector<int> labels;        ///< label of image i

  std::size_t size() const { return rows.size(); }
  /// The features of these images, [count, F] half.
  torch::Tensor gather(std::span<const std::size_t> images) const;
};

/// One training batch: features [B, F] half, on any device, and labels [B] long in main memory.
struct FeatureBatch {
  torch::Tensor features;
  torch::Tensor labels;
};

/// Where the head's batches come from, epoch by epoch. The order of an epoch is a pure function of
/// seed and epoch: that is what makes a resumed run equal to one that was never stopped.
class FeatureSource {
 public:
  virtual ~FeatureSource() = default;
  /// In one epoch.
  virtual std::size_t images() const = 0;
  /// Begins epoch `epoch` (from 1) at step `step` (from 0).
  virtual void begin(int epoch, int step) = 0;
  /// The next batch. Error{Cancelled, ImageUnreadable, ...}.
  virtual Result<FeatureBatch> next(std::stop_token stop) = 0;
};

/// What an epoch takes of several views of an image.
enum class ViewsPerEpoch { One, All };

/// Batches out of cached views: one of them for each image, drawn anew each epoch, or all.
/// @param views  at least one; the same images in each.
std::unique_ptr<FeatureSource> cachedSource(std::vector<FeatureTable> views, int batchSize,
                                            std::uint64_t seed,
                                            ViewsPerEpoch perEpoch = ViewsPerEpoch::One);

/// Batches of freshly augmented images: every epoch passes through the backbone. View number =
/// epoch.
/// @param extractor  outlives the source.
std::unique_ptr<FeatureSource> freshSource(const Extractor& extractor,
                                           std::vector<LoaderItem> items, std::vector<int> labels,
                                           LoaderOptions options);

}  // namespace pomona
