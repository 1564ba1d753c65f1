// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/controllers/latest.h"

namespace pomona::ui {

/// Carries every value from any thread to the receiver's, in order, gathered: at most one delivery
/// an interval. A member of its receiver: threads that post must have ended before the receiver is
/// destroyed.
template <class T>
class Stream {
 public:
  Stream(QObject* receiver, std::chrono::milliseconds interval,
         std::function<void(std::vector<T>)> deliver)
      : m_deliver(std::move(deliver)), m_arrived(receiver, interval, [this](bool) { hand(); }) {}

  /// From any thread.
  void post(T value) {
    {
      const std::lock_guard lock(m_mutex);
      m_values.push_back(std::move(value));
    }
    m_arrived.post(true);
  }

  /// On the receiver's thread: what still waits arrives now.
  void flush() { m_arrived.flush(); }

 private:
  void hand() {
    std::unique_lock lock(m_mutex);
    auto values = std::exchange(m_values, {});
    lock.unlock();
    if (!values.empty()) m_deliver(std::move(values));
  }

  std::mutex m_mutex;
  std::vector<T> m_values;
  std::function<void(std::vector<T>)> m_deliver;
  Latest<bool> m_arrived;
};

}  // namespace pomona::ui
