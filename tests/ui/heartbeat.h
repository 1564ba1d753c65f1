// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>

namespace pomona::test {

/// Measures the longest time in which the GUI thread did not come back to its events.
class Heartbeat {
 public:
  Heartbeat() {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.callOnTimeout(
        [this] { m_longest = std::max(m_longest, m_since.restart() - interval); });
    m_since.start();
    m_timer.start(interval);
  }
  /// Milliseconds.
  qint64 longest() const { return std::max(m_longest, m_since.elapsed() - interval); }

 private:
  static constexpr int interval = 5;
  QTimer m_timer;
  QElapsedTimer m_since;
  qint64 m_longest = 0;
};

}  // namespace pomona::test
