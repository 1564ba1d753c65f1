// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/extractor.h"

#include <torch/utils.h>
#include <limits>

#include "features/feature_reader.h"
#include "features/in_parts.h"
#include "nn/layer_math.h"
#include "nn/torch_tensor.h"

namespace pomona {

Extractor::Extractor(Network network, int imageSize, Pooling pooling, const Compute& compute)
    : m_network(std::move(network)),
      m_imageSize(imageSize),
      m_pooling(pooling),
      m_compute(compute),
      m_uploader(compute.device),
      m_most(std::make_shared<std::atomic<std::size_t>>(
          compute.device.is_cpu() ? atOnce : std::numeric_limits<std::size_t>::max())) {}

Result<Extractor> Extractor::create(Backbone backbone, const TensorMap& weights, int imageSize,
                                    Pooling pooling, const Compute& compute) {
  return create(backboneArchitecture(backbone, imageSize), weights, imageSize, pooling, compute);
}

Result<Extractor> Extractor::create(const Architecture& layers, const TensorMap& weights,
                                    int imageSize, Pooling pooling, const Compute& compute) {
  auto network = Network::create(layers, weights, compute.device, compute.dtype);
  if (!network) return std::unexpected(network.error());
  Extractor extractor(std::move(*network), imageSize, pooling, compute);
  const std::vector<float> nothing(3 * static_cast<std::size_t>(imageSize) * imageSize);
  extractor.m_columns = static_cast<std::size_t>(extractor.extract(nothing, 1).size(1));
  return extractor;
}

std::size_t Extractor::batchSize() const {
  constexpr int pixels = 256 * 100 * 100;  // smaller batches leave much of a large GPU idle
  const auto batches =
      static_cast<std::size_t>(pixels / (m_imageSize * m_imageSize)) / FeatureCache::batchRows;
  return FeatureCache::batchRows *
         (m_compute.device.is_cpu() ? 1 : std::max<std::size_t>(1, batches));
}

torch::Tensor Extractor::upload(std::span<const float> pixels, std::size_t count) const {
  // from_blob wants a pointer to non-const; nothing writes through it.
  const torch::Tensor batch =
      torch::from_blob(const_cast<float*>(pixels.data()),
                       {static_cast<std::int64_t>(count), m_imageSize, m_imageSize, 3});
  return m_uploader.upload(batch).permute({0, 3, 1, 2});
}

torch::Tensor Extractor::extract(const torch::Tensor& input, const std::stop_token& stop) const {
  const torch::NoGradGuard guard;
  const auto part = [&](std::size_t begin, std::size_t count) {
    const auto images =
        input.narrow(0, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(count));
    return pool(m_network.forward(images), m_pooling);
  };
  return inParts(static_cast<std::size_t>(input.size(0)), *m_most, part, m_compute.notice, stop);
}

Result<torch::Tensor> toCached(const torch::Tensor& features) {
  torch::Tensor half = features.to(torch::kHalf).contiguous();
  if (!features.abs().max().lt(65504).item<bool>())
    return failure(
        ErrorCode::FileDamaged,
        Sentence::of(
            "the network's features are not finite: its weights are damaged or do not go with "
            "the preprocessing; choose another weight file"));
  return half;
}

Result<void> fillCache(FeatureCache& cache, const Extractor& extractor,
                       const std::vector<LoaderItem>& items, const LoaderOptions& options,
                       const ProgressCallback& progress, std::stop_token stop) {
  const auto stopped = [&](const Error& error) -> Result<void> {
    (void)cache.save();  // if that fails too, the first error is the one to tell
    return std::unexpected(error);
  };
  ImageLoader loader(items, options, cache.filled());
  FeatureReader reader(extractor, loader);
  while (cache.filled() < cache.rows()) {
    const auto batch = reader.next(stop);
    if (!batch) return stopped(batch.error());
    const torch::Tensor rows = batch->to(torch::kCPU);
    for (const auto& some : rows.split(FeatureCache::batchRows)) {
      const auto values = rowMajor<at::Half>(some);
      const std::span bits(reinterpret_cast<const std::uint16_t*>(values.data()), values.size());
      if (const auto appended = cache.append(bits); !appended) return appended;
    }
    if (progress) progress({cache.filled(), cache.rows()});
  }
  return {};
}

}  // namespace pomona
