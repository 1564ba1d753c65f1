// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/step_history.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "store/csv_row.h"
#include "store/run_paths.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view header = "epoch,step,steps,loss,accuracy,learning_rate";

/// Counted through all epochs, from 1.
std::int64_t numberOf(const StepEvent& step) {
  return static_cast<std::int64_t>(step.epoch - 1) * step.steps + step.step;
}

bool parseStep(std::string_view row, StepEvent& s) {
  return parseNumbers(row, s.epoch, s.step, s.steps, s.loss, s.accuracy, s.learningRate) &&
         s.epoch > 0 && s.step > 0 && s.step <= s.steps;
}

}  // namespace

StepHistory::StepHistory(std::vector<StepEvent> kept) : m_steps(std::move(kept)) {
  if (!m_steps.empty()) m_stride = numberOf(m_steps.front());
}

void StepHistory::add(const StepEvent& step) {
  if (numberOf(step) % m_stride != 0) return;
  if (m_steps.size() == most) {
    m_stride *= 2;
    std::erase_if(m_steps, [&](const auto& each) { return numberOf(each) % m_stride != 0; });
    return add(step);
  }
  m_steps.push_back(step);
}

void StepHistory::cutAfter(int epoch, int step) {
  std::erase_if(m_steps, [&](const auto& each) {
    return std::pair(each.epoch, each.step) > std::pair(epoch, step);
  });
  if (m_steps.empty()) m_stride = 1;
}

std::string stepsText(const StepHistory& history) {
  std::string text = fmt::format("{}\n", header);
  for (const auto& s : history.steps())
    fmt::format_to(std::back_inserter(text), "{},{},{},{:.9g},{:.9g},{:.9g}\n", s.epoch, s.step,
                   s.steps, s.loss, s.accuracy, s.learningRate);
  return text;
}

fs::path stepsFile(const fs::path& run) {
  return run_paths::steps(run);
}

Result<std::vector<StepEvent>> readSteps(const fs::path& run) {
  std::vector<StepEvent> steps;
  const auto text = readText(stepsFile(run));
  if (!text && text.error().code == ErrorCode::NotFound) return steps;
  if (!text) return std::unexpected(text.error());
  bool sound = text->starts_with(header);
  for (const auto part : std::views::split(*text, '\n') | std::views::drop(1)) {
    const std::string_view row(part.begin(), part.end());
    if (row.empty()) continue;
    StepEvent step;
    sound = sound && parseStep(row, step) &&
            (steps.empty() ||
             std::pair(steps.back().epoch, steps.back().step) < std::pair(step.epoch, step.step));
    steps.push_back(step);
  }
  if (sound) return steps;
  return failure(ErrorCode::FileDamaged,
                 Sentence::of("{} is damaged; the run's curves show its epochs alone",
                              stepsFile(run).string()),
                 stepsFile(run));
}

}  // namespace pomona
