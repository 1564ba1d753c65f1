// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "ui/controllers/latest.h"

namespace pomona::ui {

/// Decodes small pictures in the background, the newest request first: what is on the screen now
/// comes before what was scrolled past. Memory and queue are bounded.
class ThumbnailLoader : public QObject {
  Q_OBJECT
 public:
  /// Longest side of a thumbnail, pixels.
  static constexpr int side = 256;
  struct Thumbnail {
    QImage image;
    bool damaged = false;  ///< cannot be read
  };

  explicit ThumbnailLoader(QObject* parent = nullptr);
  ThumbnailLoader(const ThumbnailLoader&) = delete;
  ThumbnailLoader& operator=(const ThumbnailLoader&) = delete;
  ~ThumbnailLoader() override;

  /// The picture if it is there; else it is queued and `loaded` tells when it has come. Never
  /// blocks.
  /// @param file  absolute.
  Thumbnail request(const QString& file);
  /// Forgets all pictures: the files may have changed.
  void clear();

 Q_SIGNALS:
  /// Pictures have come; at most sixty times a second.
  void loaded(const QStringList& files);

 private:
  void work(std::stop_token end);
  void deliver();

  QCache<QString, Thumbnail> m_cache;
  std::mutex m_mutex;  ///< for what follows
  std::condition_variable_any m_wake;
  std::deque<QString> m_queue;  ///< the newest at the back
  QSet<QString> m_queued;       ///< in m_queue or being decoded
  std::vector<std::pair<QString, Thumbnail>> m_done;
  Latest<bool> m_arrived;
  std::vector<std::jthread> m_threads;
};

}  // namespace pomona::ui
