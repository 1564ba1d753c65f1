// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>

#include "features/extractor.h"
#include "features/image_loader.h"

namespace pomona {

/// The loader's batches as features. While a GPU computes one, the next is taken from the loader
/// and on its way there.
class FeatureReader {
 public:
  /// Both outlive it.
  FeatureReader(const Extractor& extractor, ImageLoader& loader)
      : m_extractor(extractor), m_loader(loader) {}

  /// The next batch, [B, F] as toCached gives it; not defined after the last.
  /// Error: the first image of the batch that cannot be read; FileDamaged of toCached; Cancelled.
  Result<torch::Tensor> next(const std::stop_token& stop);

 private:
  /// A batch and what lies of it on the device; on the CPU that refers to the batch.
  struct Loaded {
    LoadedBatch batch;
    torch::Tensor input;  ///< not defined after the last batch
  };
  Result<Loaded> load(const std::stop_token& stop);

  const Extractor& m_extractor;
  ImageLoader& m_loader;
  std::optional<Result<Loaded>> m_ahead;
};

}  // namespace pomona
