// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "features/backbone_source.h"
#include "features/extractor.h"
#include "nn/torch_tensor.h"
#include "weights/safetensors.h"

namespace pomona {
namespace {

Result<void> checkImageSize(Backbone backbone, int imageSize) {
  const auto summary = summarizeModel(backbone, imageSize, 0, defaultHead(backbone));
  if (!summary) return std::unexpected(summary.error());
  return {};
}

/// Runs all images through the network, row by row into `rows`.
Result<void> fillRows(const Extractor& extractor, ImageLoader& loader, Tensor& rows,
                      const ProgressCallback& progress, std::stop_token stop) {
  std::size_t offset = 0;
  while (true) {
    const auto batch = loader.next(stop);
    if (!batch) return std::unexpected(batch.error());
    if (!*batch) return {};
    const LoadedBatch& loaded = **batch;
    if (!loaded.errors.empty()) return std::unexpected(loaded.errors.begin()->second);
    const torch::Tensor features =
        extractor.extract(loaded.pixels, loaded.count).to(torch::kCPU).contiguous();
    const auto values = std::as_bytes(rowMajor<float>(features));
    std::ranges::copy(values, rows.data.begin() + static_cast<std::ptrdiff_t>(offset));
    offset += values.size();
    if (progress) progress({loaded.first + loaded.count, static_cast<std::size_t>(rows.shape[0])});
  }
}

}  // namespace

Result<FeatureReport> exportFeatures(const FeatureRequest& request,
                                     const ProgressCallback& progress, std::stop_token stop) {
  const auto start = std::chrono::steady_clock::now();
  if (const auto checked = checkImageSize(request.backbone, request.imageSize); !checked)
    return std::unexpected(checked.error());
  const auto compute = resolveCompute(request.compute);
  if (!compute) return std::unexpected(compute.error());
  const auto source = openBackbone(request.backbone, request.weights, request.preprocessing, 1);
  if (!source) return std::unexpected(source.error());
  const auto extractor = Extractor::create(request.backbone, source->weights, request.imageSize,
                                           Pooling::Flatten, *compute);
  if (!extractor) return std::unexpected(extractor.error());

  std::vector<LoaderItem> items;
  for (const auto& image : request.images) items.push_back({image, image.string()});
  LoaderOptions options;
  options.imageSize = request.imageSize;
  options.preprocessing = source->preprocessing;
  options.threads = compute->threads;
  ImageLoader loader(items, options);
  Tensor rows{
      DType::F32,
      {static_cast<std::int64_t>(items.size()), static_cast<std::int64_t>(extractor->columns())},
      std::vector<std::byte>(items.size() * extractor->columns() * sizeof(float))};
  if (const auto filled = fillRows(*extractor, loader, rows, progress, stop); !filled)
    return std::unexpected(filled.error());
  if (const auto written = writeSafetensors(request.out, {{"features", std::move(rows)}}, {});
      !written)
    return std::unexpected(written.error());
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return FeatureReport{items.size(), extractor->columns(), seconds.count()};
}

}  // namespace pomona
