// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/image_loader.h"

#include <algorithm>

namespace pomona {
namespace {

/// Batches that may wait for the consumer beside those that the threads work at.
constexpr std::size_t queueLength = 4;

}  // namespace

int looksAt(const Image& image, const LoaderOptions& options) {
  const auto allowed = static_cast<int>(options.looks.size());
  return options.augmentation ? allowed
                              : looksWorth(image.width, image.height, options.imageSize, allowed);
}

void prepareImage(const Image& image, const LoaderOptions& options, const LoaderItem& item,
                  int look, std::span<float> out) {
  if (!options.augmentation)
    return preprocess(lookAt(image, look, options.imageSize), options.preprocessing, out);
  const auto seed = drawSeed(options.seed, item.name, options.view);
  const auto frames = options.pool ? options.pool->framesFor(item.label, seed) : FrameSource{};
  preprocess(lookAt(augmented(image, *options.augmentation, options.imageSize, seed, frames), look,
                    options.imageSize),
             options.preprocessing, out);
}

ImageLoader::ImageLoader(std::vector<LoaderItem> items, LoaderOptions options,
                         std::size_t firstItem)
    : m_items(std::move(items)), m_options(std::move(options)), m_firstItem(firstItem) {
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
      // Not m_threads.size(): the first thread is at work while the others are still created.
      const auto window = queueLength + static_cast<std::size_t>(m_options.threads);
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
  loaded.pixels.resize(m_options.looks.size() * loaded.count * itemFloats);
  loaded.looks.resize(loaded.count, 1);
  for (std::size_t i = 0; i < loaded.count && !stop.stop_requested(); ++i) {
    const auto& item = m_items[loaded.first + i];
    const auto image = readImage(item.file);
    if (!image) loaded.errors.emplace(loaded.first + i, image.error());
    if (image) loaded.looks[i] = looksAt(*image, m_options);
    for (int look = 0; image && look < loaded.looks[i]; ++look)
      prepareImage(*image, m_options, item, m_options.looks[static_cast<std::size_t>(look)],
                   std::span(loaded.pixels)
                       .subspan((static_cast<std::size_t>(look) * loaded.count + i) * itemFloats,
                                itemFloats));
  }
  loaded.pixels.resize(static_cast<std::size_t>(std::ranges::max(loaded.looks)) * loaded.count *
                       itemFloats);
  return loaded;
}

Result<std::optional<LoadedBatch>> ImageLoader::next(std::stop_token stop) {
  std::unique_lock lock(m_mutex);
  if (m_consumed >= batchCount()) return std::nullopt;
  if (stop.stop_requested() ||
      !m_changed.wait(lock, stop, [&] { return m_ready.contains(m_consumed); }))
    return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"));
  auto node = m_ready.extract(m_consumed++);
  m_changed.notify_all();
  return std::move(node.mapped());
}

}  // namespace pomona
