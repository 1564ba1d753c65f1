// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/training_inbox.h"

#include <utility>

namespace pomona::ui {

TrainingNews TrainingInbox::take() {
  const std::lock_guard lock(m_mutex);
  return std::exchange(m_news, {});
}

void TrainingInbox::onRecord(const RunRecord& record, std::vector<std::string> log,
                             std::vector<StepEvent> steps) {
  add([&](TrainingNews& news) {
    news.record = record;
    news.earlierLog = std::move(log);
    news.earlierSteps = std::move(steps);
  });
}

void TrainingInbox::onStarted(const StartedEvent& event) {
  add([&](TrainingNews& news) { news.items.emplace_back(event); });
}

void TrainingInbox::onPhase(const PhaseEvent& event) {
  add([&](TrainingNews& news) {
    auto* last = news.items.empty() ? nullptr : std::get_if<PhaseEvent>(&news.items.back());
    if (last != nullptr && last->phase == event.phase && last->done <= event.done)
      *last = event;
    else
      news.items.emplace_back(event);
  });
}

void TrainingInbox::onStep(const StepEvent& event) {
  add([&](TrainingNews& news) { news.steps.push_back(event); });
}

void TrainingInbox::onEpoch(const EpochEvent& event) {
  add([&](TrainingNews& news) { news.items.emplace_back(event); });
}

void TrainingInbox::onNotice(const Sentence& sentence) {
  add([&](TrainingNews& news) { news.items.emplace_back(sentence); });
}

}  // namespace pomona::ui
