// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "pomona/training.h"

namespace pomona::ui {

/// How far a training is as a whole, and how long it still takes. Plain arithmetic; the time is
/// handed in.
class TrainingProgress {
 public:
  TrainingProgress() = default;
  explicit TrainingProgress(const TrainingRecipe& recipe);

  void take(const StartedEvent& event);
  void take(const PhaseEvent& event);
  /// @param now  seconds from any fixed moment.
  void take(const StepEvent& event, double now);

  /// 0..1, never falling. Extraction and training count by what they usually cost.
  double share() const { return m_share; }
  /// Of all features while they are extracted, then of the training, if it does not stop early;
  /// 0 while unknown: fine-tuning has a pace of its own.
  double secondsLeft() const { return m_secondsLeft; }
  /// 0 while unknown.
  double imagesPerSecond() const { return m_imagesPerSecond; }
  /// Nothing before the first.
  const std::optional<PhaseEvent>& phase() const { return m_phase; }
  /// Of all tables, those of Training's views, validation and Test.
  std::size_t imagesExtracted() const { return m_extracted + (m_phase ? m_phase->done : 0); }
  std::size_t imagesToExtract() const;
  bool isFineTuning() const { return m_tuning; }
  const StepEvent& step() const { return m_step; }

 private:
  void advance(double share);
  double m_extraction = 0;  ///< its part of the whole
  int m_batchSize = 0;
  int m_headEpochs = 0;    ///< at most
  int m_tuningEpochs = 0;  ///< at most, after them
  bool m_tuning = false;
  std::size_t m_images = 0;     ///< to extract, all together
  std::size_t m_extracted = 0;  ///< in tables that are done
  std::optional<PhaseEvent> m_phase;
  StepEvent m_step;
  bool m_pace = false;  ///< a step was seen since steps began, or began to take another time
  double m_firstStepAt = 0;
  int m_firstSteps = 0;  ///< done when the first step was seen, from the run's beginning
  double m_share = 0;
  double m_secondsLeft = 0;
  double m_imagesPerSecond = 0;
};

}  // namespace pomona::ui
