// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/thumbnail_loader.h"

#include <algorithm>

#include "pomona/image.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"

namespace pomona::ui {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype cacheBytes = 160 << 20;
constexpr std::size_t queueLength = 512;  ///< what is dropped is asked for again when shown again

ThumbnailLoader::Thumbnail decode(const QString& file) {
  const auto image = readImage(toPath(file));
  if (!image) return {{}, true};
  const auto picture = toQImage(*image);
  if (std::max(picture.width(), picture.height()) <= ThumbnailLoader::side) return {picture, false};
  return {picture.scaled(ThumbnailLoader::side, ThumbnailLoader::side, Qt::KeepAspectRatio,
                         Qt::SmoothTransformation),
          false};
}

}  // namespace

ThumbnailLoader::ThumbnailLoader(QObject* parent)
    : QObject(parent), m_cache(cacheBytes), m_arrived(this, 16ms, [this](bool) { deliver(); }) {
  const auto threads = std::clamp(std::thread::hardware_concurrency(), 2U, 5U) - 1;
  for (unsigned i = 0; i < threads; ++i)
    m_threads.emplace_back([this](std::stop_token end) { work(std::move(end)); });
}

ThumbnailLoader::~ThumbnailLoader() {
  for (auto& thread : m_threads) thread.request_stop();
  m_threads.clear();  // joins
}

ThumbnailLoader::Thumbnail ThumbnailLoader::request(const QString& file) {
  if (const auto* known = m_cache.object(file)) return *known;
  {
    const std::lock_guard lock(m_mutex);
    if (m_queued.contains(file)) return {};
    m_queue.push_back(file);
    m_queued.insert(file);
    if (m_queue.size() > queueLength) {
      m_queued.remove(m_queue.front());
      m_queue.pop_front();
    }
  }
  m_wake.notify_one();
  return {};
}

void ThumbnailLoader::clear() {
  const std::lock_guard lock(m_mutex);
  m_queue.clear();
  m_queued.clear();
  m_cache.clear();
}

void ThumbnailLoader::work(std::stop_token end) {
  while (true) {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, end, [this] { return !m_queue.empty(); });
    if (end.stop_requested()) return;
    const auto file = m_queue.back();
    m_queue.pop_back();
    lock.unlock();
    auto thumbnail = decode(file);
    lock.lock();
    m_done.emplace_back(file, std::move(thumbnail));
    lock.unlock();
    m_arrived.post(true);
  }
}

void ThumbnailLoader::deliver() {
  std::vector<std::pair<QString, Thumbnail>> done;
  {
    const std::lock_guard lock(m_mutex);
    done.swap(m_done);
    for (const auto& [file, thumbnail] : done) m_queued.remove(file);
  }
  QStringList files;
  for (auto& [file, thumbnail] : done) {
    files << file;
    const auto cost = std::max<qsizetype>(thumbnail.image.sizeInBytes(), 1);
    m_cache.insert(file, new Thumbnail(std::move(thumbnail)), cost);
  }
  Q_EMIT loaded(files);
}

}  // namespace pomona::ui
