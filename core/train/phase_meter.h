// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "pomona/progress.h"
#include "pomona/training.h"

namespace pomona {

/// Turns a job's counts into phase events with rate and time left, at most ten a second.
class PhaseMeter {
 public:
  PhaseMeter(TrainingCallback& callback, Phase phase) : m_callback(callback), m_phase(phase) {
    m_callback.onPhase({m_phase, 0, 0, 0, 0});
  }

  void update(const Progress& progress) {
    const auto now = Clock::now();
    if (m_first == npos) m_first = progress.done;
    if (progress.done < progress.total && now - m_shown < std::chrono::milliseconds(100)) return;
    m_shown = now;
    const double seconds = std::chrono::duration<double>(now - m_start).count();
    const double rate = seconds > 0 ? static_cast<double>(progress.done - m_first) / seconds : 0;
    const auto left = static_cast<double>(progress.total - progress.done);
    m_callback.onPhase({m_phase, progress.done, progress.total, rate, rate > 0 ? left / rate : 0});
  }
  ProgressCallback callback() {
    return [this](const Progress& progress) { update(progress); };
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t npos = -1;
  TrainingCallback& m_callback;
  Phase m_phase;
  std::size_t m_first = npos;  ///< done when it began: a cache that goes on does not count as speed
  Clock::time_point m_start = Clock::now();
  Clock::time_point m_shown{};
};

}  // namespace pomona
