// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/image_loader.h"

#include <algorithm>

namespace pomona {
namespace {

/// Batches that may wait for the consumer beside those that the threads work at.
constexpr std::size_t queueLength = 4;

}  // namespace

void prepareImage(const Image& image, const LoaderOptions& options, const std::string& name,
                  std::span<float> out) {
  Image square = squareImage(image, options.imageSize);
  if (options.augmentation) {
    const auto transform = drawTransform(*options.augmentation, square.width, square.height,
                                         drawSeed(options.seed, name, options.view));
    square = applyTransform(square, transform, options.augmentation->fillMode,
                            options.augmentation->cval);
  }
  preprocess(square, options.preprocessing, out);
}

ImageLoader::ImageLoader(std::vector<LoaderItem> items, LoaderOptions options,
                         std::size_t firstItem)
    : m_items(std::move(items)), m_options(options), m_firstItem(firstItem) {
  for (int i = 0; i < std::max(1, m_options.threads); ++i)
    m_threads.emplace_back([this](std::stop_token stop) { work(stop); });
}

ImageLoader::~ImageLoader() {
  for (auto& thread : m_threads) thread.request_stop();
}

std::size_t ImageLoader::batchCount() const {
  const auto size = static_cast<std::size_t>(m_options.batchSize);
  return (m_items.size() - std::min(m_firstItem, m_items.size()) + size - 1) / size;
}

void ImageLoader::work(std::stop_token stop) {
  while (true) {
    std::size_t batch = 0;
    {
      std::unique_lock lock(m_mutex);
      const auto window = queueLength + m_threads.size();
      if (!m_changed.wait(lock, stop, [&] { return m_claimed < m_consumed + window; })) return;
      if (m_claimed >= batchCount()) return;
      batch = m_claimed++;
    }
    LoadedBatch loaded = load(batch, stop);
    if (stop.stop_requested()) return;
    const std::lock_guard lock(m_mutex);
    m_ready.emplace(batch, std::move(loaded));
    m_changed.notify_all();
  }
}

LoadedBatch ImageLoader::load(std::size_t batch, std::stop_token stop) const {
  const auto size = static_cast<std::size_t>(m_options.batchSize);
  const auto side = static_cast<std::size_t>(m_options.imageSize);
  const std::size_t itemFloats = side * side * 3;
  LoadedBatch loaded;
  loaded.first = m_firstItem + batch * size;
  loaded.count = std::min(size, m_items.size() - loaded.first);
  loaded.pixels.resize(loaded.count * itemFloats);
  for (std::size_t i = 0; i < loaded.count && !stop.stop_requested(); ++i) {
    const auto& item = m_items[loaded.first + i];
    if (const auto image = readImage(item.file))
      prepareImage(*image, m_options, item.name,
                   std::span(loaded.pixels).subspan(i * itemFloats, itemFloats));
    else
      loaded.errors.emplace(loaded.first + i, image.error());
  }
  return loaded;
}

Result<std::optional<LoadedBatch>> ImageLoader::next(std::stop_token stop) {
  std::unique_lock lock(m_mutex);
  if (m_consumed >= batchCount()) return std::nullopt;
  if (stop.stop_requested() ||
      !m_changed.wait(lock, stop, [&] { return m_ready.contains(m_consumed); }))
    return failure(ErrorCode::Cancelled, "stopped on request");
  auto node = m_ready.extract(m_consumed++);
  m_changed.notify_all();
  return std::move(node.mapped());
}

}  // namespace pomona
