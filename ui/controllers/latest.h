// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QMetaObject>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace pomona::ui {

/// Carries values from any thread to the receiver's, at most one an interval. Values in between are
/// passed over; the last one always arrives.
/// A member of its receiver: threads that post must have ended before the receiver is destroyed.
template <class T>
class Latest {
 public:
  Latest(QObject* receiver, std::chrono::milliseconds interval,
         std::function<void(const T&)> deliver)
      : m_receiver(receiver), m_interval(interval), m_deliver(std::move(deliver)) {}

  /// From any thread.
  void post(T value) {
    {
      const std::lock_guard lock(m_mutex);
      const bool scheduled = m_value.has_value();
      m_value = std::move(value);
      if (scheduled) return;
    }
    QMetaObject::invokeMethod(m_receiver, [this] { schedule(); }, Qt::QueuedConnection);
  }

  /// On the receiver's thread: what still waits arrives now.
  void flush() {
    std::unique_lock lock(m_mutex);
    if (!m_value) return;
    const T value = *std::exchange(m_value, std::nullopt);
    lock.unlock();
    m_since.start();
    m_deliver(value);
  }

  /// On the receiver's thread: what still waits is dropped.
  void discard() {
    const std::lock_guard lock(m_mutex);
    m_value.reset();
  }

 private:
  void schedule() {
    const auto wait = m_since.isValid() ? m_interval.count() - m_since.elapsed() : 0;
    if (wait <= 0) return flush();
    QTimer::singleShot(static_cast<int>(wait), m_receiver, [this] { flush(); });
  }

  QObject* m_receiver;
  std::chrono::milliseconds m_interval;
  std::function<void(const T&)> m_deliver;
  QElapsedTimer m_since;
  std::mutex m_mutex;
  std::optional<T> m_value;
};

}  // namespace pomona::ui
