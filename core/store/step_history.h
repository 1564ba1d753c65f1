// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "pomona/training.h"

namespace pomona {

/// The steps of a run, for its curves: all of them, and of a long run every n-th, so that there are
/// never more than `most`.
class StepHistory {
 public:
  static constexpr std::size_t most = 20'000;

  StepHistory() = default;
  /// Goes on with what steps() held. @param kept  in order.
  explicit StepHistory(std::vector<StepEvent> kept);

  /// @param step  comes after all before it.
  void add(const StepEvent& step);
  /// Drops what comes after a step: a run that was killed does it again.
  void cutAfter(int epoch, int step);
  const std::vector<StepEvent>& steps() const { return m_steps; }

 private:
  std::int64_t m_stride = 1;  ///< every so many are kept
  std::vector<StepEvent> m_steps;
};

/// steps.csv, nine digits.
std::string stepsText(const StepHistory& history);

/// steps.csv in a run's folder.
std::filesystem::path stepsFile(const std::filesystem::path& run);

}  // namespace pomona
