// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature_reader.h"

#include <utility>

namespace pomona {

Result<FeatureReader::Loaded> FeatureReader::load(const std::stop_token& stop) {
  auto batch = m_loader.next(stop);
  if (!batch) return std::unexpected(batch.error());
  if (!*batch) return Loaded{};
  if (!(*batch)->errors.empty()) return std::unexpected((*batch)->errors.begin()->second);
  Loaded loaded{std::move(**batch), {}};
  loaded.input = m_extractor.upload(loaded.batch.pixels, loaded.batch.count);
  return loaded;
}

Result<torch::Tensor> FeatureReader::next(const std::stop_token& stop) {
  const auto loaded = m_ahead ? *std::exchange(m_ahead, std::nullopt) : load(stop);
  if (!loaded) return std::unexpected(loaded.error());
  if (!loaded->input.defined()) return torch::Tensor();
  const auto features = m_extractor.extract(loaded->input, stop);
  if (!features.defined()) return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"));
  // What a GPU was given to do it does by itself; toCached waits for it.
  if (!features.is_cpu()) m_ahead = load(stop);
  return toCached(features);
}

}  // namespace pomona
