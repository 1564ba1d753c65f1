// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "pomona/training.h"

namespace pomona::ui {

/// What the log tells: a start, a phase, an epoch, or a notice in words.
using TrainingNewsItem = std::variant<StartedEvent, PhaseEvent, EpochEvent, Sentence>;

/// What happened since the last look.
struct TrainingNews {
  std::optional<RunRecord> record;  ///< of a run that goes on, as its folder had it
  std::vector<std::string> earlierLog;
  std::vector<StepEvent> earlierSteps;
  /// In the order they happened; of a phase that only advances, the newest event alone.
  std::vector<TrainingNewsItem> items;
  std::vector<StepEvent> steps;
};

/// Collects a training's events on its thread until somebody takes them on another.
class TrainingInbox : public TrainingCallback {
 public:
  /// @param wake  called from the training's thread after each event; returns quickly.
  explicit TrainingInbox(std::function<void()> wake) : m_wake(std::move(wake)) {}
  TrainingNews take();

  void onRecord(const RunRecord& record, std::vector<std::string> log,
                std::vector<StepEvent> steps);
  void onStarted(const StartedEvent& event) override;
  void onPhase(const PhaseEvent& event) override;
  void onStep(const StepEvent& event) override;
  void onEpoch(const EpochEvent& event) override;
  void onNotice(const Sentence& sentence) override;

 private:
  template <class Change>
  void add(Change change) {
    {
      const std::lock_guard lock(m_mutex);
      change(m_news);
    }
    m_wake();
  }

  std::function<void()> m_wake;
  std::mutex m_mutex;
  TrainingNews m_news;
};

}  // namespace pomona::ui
