// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/extractor.h"

#include "nn/layer_math.h"

namespace pomona {

Extractor::Extractor(Network network, int imageSize, Pooling pooling, const Compute& compute)
    : m_network(std::move(network)),
      m_imageSize(imageSize),
      m_pooling(pooling),
      m_compute(compute) {}

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

torch::Tensor Extractor::extract(std::span<const float> pixels, std::size_t count,
                                 const std::stop_token& stop) const {
  const std::size_t image = pixels.size() / count;
  std::vector<torch::Tensor> parts;
  const std::size_t most = m_compute.device.is_cpu() ? atOnce : count;
  for (std::size_t begin = 0; begin < count; begin += most) {
    if (stop.stop_requested()) return {};
    const std::size_t part = std::min(most, count - begin);
    parts.push_back(extractPart(pixels.subspan(begin * image, part * image), part));
  }
  return torch::cat(parts);
}

torch::Tensor Extractor::extractPart(std::span<const float> pixels, std::size_t count) const {
  const torch::NoGradGuard guard;
  const auto batch = static_cast<std::int64_t>(count);
  // from_blob wants a pointer to non-const; nothing writes through it.
  const torch::Tensor input =
      torch::from_blob(const_cast<float*>(pixels.data()), {batch, m_imageSize, m_imageSize, 3})
          .to(m_compute.device)
          .permute({0, 3, 1, 2});  // channels-last in memory, as the network wants it
  const torch::Tensor maps = m_network.forward(input);  // [B, C, h, w]
  return pool(maps, m_pooling);
}

Result<torch::Tensor> toCached(const torch::Tensor& features) {
  torch::Tensor half = features.to(torch::kCPU).to(torch::kHalf).contiguous();
  if (!features.abs().max().lt(65504).item<bool>())
    return failure(
        ErrorCode::FileDamaged,
        "the network's features are not finite: its weights are damaged or do not go with "
        "the preprocessing; choose another weight file");
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
  while (cache.filled() < cache.rows()) {
    const auto batch = loader.next(stop);
    if (!batch) return stopped(batch.error());
    const LoadedBatch& loaded = **batch;
    if (!loaded.errors.empty()) return stopped(loaded.errors.begin()->second);
    const auto features = extractor.extract(loaded.pixels, loaded.count, stop);
    if (!features.defined())
      return stopped({.code = ErrorCode::Cancelled, .message = "stopped on request", .path = {}});
    const auto rows = toCached(features);
    if (!rows) return stopped(rows.error());
    const std::span values(reinterpret_cast<const std::uint16_t*>(rows->data_ptr<at::Half>()),
                           loaded.count * cache.columns());
    if (const auto appended = cache.append(values); !appended) return appended;
    if (progress) progress({cache.filled(), cache.rows()});
  }
  return {};
}

}  // namespace pomona
