// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/feature_source.h"

#include <algorithm>
#include <cstring>

#include "base/random.h"
#include "features/feature_reader.h"

namespace pomona {
namespace {

torch::Tensor labelTensor(const std::vector<int>& labels, std::span<const std::size_t> images) {
  torch::Tensor tensor = torch::empty({static_cast<std::int64_t>(images.size())}, torch::kLong);
  std::ranges::transform(images, tensor.data_ptr<std::int64_t>(),
                         [&](std::size_t image) { return std::int64_t{labels[image]}; });
  return tensor;
}

/// Where an epoch is: its order of images and the next one.
struct Epoch {
  std::vector<std::size_t> order;
  std::size_t next = 0;

  std::span<const std::size_t> take(int batchSize) {
    const auto count = std::min(static_cast<std::size_t>(batchSize), order.size() - next);
    const auto images = std::span(order).subspan(next, count);
    next += count;
    return images;
  }
};

Epoch beginEpoch(std::size_t images, std::uint64_t seed, int epoch, int step, int batchSize) {
  return {permutation(images, mixSeed(seed, static_cast<std::uint64_t>(epoch))),
          static_cast<std::size_t>(step) * static_cast<std::size_t>(batchSize)};
}

class CachedSource : public FeatureSource {
 public:
  CachedSource(std::vector<FeatureTable> views, int batchSize, std::uint64_t seed,
               ViewsPerEpoch perEpoch)
      : m_views(std::move(views)), m_batchSize(batchSize), m_seed(seed), m_perEpoch(perEpoch) {
    for (std::size_t i = 0; i < images(); ++i)
      m_labels.push_back(m_views.front().labels[i % m_views.front().size()]);
  }

  std::size_t images() const override {
    return m_views.front().size() * (m_perEpoch == ViewsPerEpoch::All ? m_views.size() : 1);
  }

  void begin(int epoch, int step) override {
    m_viewSeed = mixSeed(m_seed ^ 0x766965, static_cast<std::uint64_t>(epoch));
    m_epoch = beginEpoch(images(), m_seed, epoch, step, m_batchSize);
  }

  Result<FeatureBatch> next(std::stop_token stop) override {
    if (stop.stop_requested())
      return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"));
    const auto images = m_epoch.take(m_batchSize);
    FeatureBatch batch{gather(images), labelTensor(m_labels, images)};
    return batch;
  }

 private:
  torch::Tensor gather(std::span<const std::size_t> images) const {
    if (m_views.size() == 1) return m_views.front().gather(images);
    std::vector<torch::Tensor> rows;
    for (const std::size_t each : images) {
      const std::size_t image = each % m_views.front().size();
      rows.push_back(m_views[viewOf(each)].gather(std::span(&image, 1)));
    }
    return torch::cat(rows);
  }

  std::size_t viewOf(std::size_t image) const {
    return m_perEpoch == ViewsPerEpoch::All ? image / m_views.front().size()
                                            : mixSeed(m_viewSeed, image) % m_views.size();
  }

  std::vector<FeatureTable> m_views;
  int m_batchSize;
  std::uint64_t m_seed;
  ViewsPerEpoch m_perEpoch;
  std::vector<int> m_labels;  ///< of the images of an epoch
  std::uint64_t m_viewSeed = 0;
  Epoch m_epoch;
};

class FreshSource : public FeatureSource {
 public:
  FreshSource(const Extractor& extractor, std::vector<LoaderItem> items, std::vector<int> labels,
              LoaderOptions options)
      : m_extractor(extractor),
        m_items(std::move(items)),
        m_labels(std::move(labels)),
        m_options(options),
        m_batches(std::max<std::size_t>(
            1, extractor.batchSize() / std::max(FeatureCache::batchRows,
                                                static_cast<std::size_t>(options.batchSize)))) {}

  std::size_t images() const override { return m_items.size(); }

  void begin(int epoch, int step) override {
    m_epoch = beginEpoch(images(), m_options.seed, epoch, step, m_options.batchSize);
    m_options.view = static_cast<std::uint64_t>(epoch);
    std::vector<LoaderItem> ordered;
    ordered.reserve(m_items.size());
    for (const std::size_t image : m_epoch.order) ordered.push_back(m_items[image]);
    LoaderOptions options = m_options;
    options.batchSize = static_cast<int>(m_batches) * m_options.batchSize;
    m_loader.emplace(std::move(ordered), options, m_epoch.next);
    m_reader.emplace(m_extractor, *m_loader);
    m_rows.reset();
  }

  Result<FeatureBatch> next(std::stop_token stop) override {
    if (!m_rows.defined() || m_rows.size(0) == 0) {
      auto rows = m_reader->next(stop);
      if (!rows) return std::unexpected(rows.error());
      m_rows = std::move(*rows);
    }
    const auto images = m_epoch.take(m_options.batchSize);
    const auto count = static_cast<std::int64_t>(images.size());
    FeatureBatch batch{m_rows.narrow(0, 0, count), labelTensor(m_labels, images)};
    m_rows = m_rows.narrow(0, count, m_rows.size(0) - count);
    return batch;
  }

 private:
  const Extractor& m_extractor;
  std::vector<LoaderItem> m_items;
  std::vector<int> m_labels;
  LoaderOptions m_options;
  Epoch m_epoch;
  std::size_t m_batches;  ///< that pass through the network at once; on the CPU 1
  std::optional<ImageLoader> m_loader;
  std::optional<FeatureReader> m_reader;
  torch::Tensor m_rows;  ///< of them those that are left
};

}  // namespace

torch::Tensor FeatureTable::gather(std::span<const std::size_t> images) const {
  const std::size_t columns = cache->columns();
  torch::Tensor batch = torch::empty(
      {static_cast<std::int64_t>(images.size()), static_cast<std::int64_t>(columns)}, torch::kHalf);
  auto* out = batch.data_ptr<at::Half>();
  for (std::size_t i = 0; i < images.size(); ++i)
    std::memcpy(out + i * columns, cache->data() + rows[images[i]] * columns,
                columns * sizeof(std::uint16_t));
  return batch;
}

std::unique_ptr<FeatureSource> cachedSource(std::vector<FeatureTable> views, int batchSize,
                                            std::uint64_t seed, ViewsPerEpoch perEpoch) {
  return std::make_unique<CachedSource>(std::move(views), batchSize, seed, perEpoch);
}

std::unique_ptr<FeatureSource> freshSource(const Extractor& extractor,
                                           std::vector<LoaderItem> items, std::vector<int> labels,
                                           LoaderOptions options) {
  return std::make_unique<FreshSource>(extractor, std::move(items), std::move(labels),
                                       std::move(options));
}

}  // namespace pomona
