// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/training_progress.h"

#include <algorithm>
#include <utility>

#include "pomona/training_plan.h"

namespace pomona::ui {
namespace {
constexpr double cachedExtraction = 0.7;  ///< the backbone once: most of the time
constexpr double freshExtraction = 0.1;   ///< the backbone every epoch: little before them
constexpr double trainingEnd = 0.99;      ///< then the model is written and Test measured
// With fine-tuning: the passes through the thawed layers and back take longest.
constexpr double tunedExtraction = 0.3;
constexpr double headBeforeTuning = 0.05;

int stepsDone(const StepEvent& step) {
  return (step.epoch - 1) * step.steps + step.step;
}
}  // namespace

TrainingProgress::TrainingProgress(const TrainingRecipe& recipe)
    : m_batchSize(recipe.batchSize),
      m_headEpochs(recipe.epochs),
      m_tuningEpochs(mostEpochs(recipe) - recipe.epochs) {
  m_extraction = drawsAfresh(recipe)  ? freshExtraction
                 : m_tuningEpochs > 0 ? tunedExtraction
                                      : cachedExtraction;
}

void TrainingProgress::take(const StartedEvent& event) {
  m_images = event.imagesToExtract;
}

void TrainingProgress::take(const PhaseEvent& event) {
  if (m_phase && event.phase == m_phase->phase && event.done < m_phase->done)
    m_extracted += m_phase->total;
  if (event.phase == Phase::FineTuning && !std::exchange(m_tuning, true)) m_pace = false;
  m_phase = event;
  m_imagesPerSecond = event.imagesPerSecond;
  m_secondsLeft = event.secondsLeft;
  if (event.phase == Phase::ExtractingFeatures && m_imagesPerSecond > 0)
    m_secondsLeft = static_cast<double>(imagesToExtract() - imagesExtracted()) / m_imagesPerSecond;
  if (event.phase == Phase::ExtractingFeatures && m_images > 0)
    advance(m_extraction * static_cast<double>(imagesExtracted()) /
            static_cast<double>(imagesToExtract()));
}

/// More than were announced where the tuned layers extract some of them once more.
std::size_t TrainingProgress::imagesToExtract() const {
  return std::max(m_images, m_extracted + (m_phase ? std::max(m_phase->total, m_phase->done) : 0));
}

void TrainingProgress::take(const StepEvent& event, double now) {
  if (m_step.steps == 0 && m_share == 0) m_extraction = 0;  // all features were kept
  if (!std::exchange(m_pace, true)) {
    m_firstStepAt = now;
    m_firstSteps = stepsDone(event);
    if (m_tuning) m_headEpochs = std::min(m_headEpochs, event.epoch - 1);  // it may stop early
  }
  m_step = event;
  const bool tuningComes = m_tuningEpochs > 0 && !m_tuning;
  const double all = static_cast<double>(m_tuning ? m_tuningEpochs : m_headEpochs) * event.steps;
  const double done = stepsDone(event) - (m_tuning ? m_headEpochs * event.steps : 0);
  const double headEnd = m_extraction + headBeforeTuning;
  const double begin = m_tuning ? headEnd : m_extraction;
  const double end = tuningComes ? headEnd : trainingEnd;
  advance(begin + (end - begin) * done / std::max(1.0, all));
  const double perStep =
      (now - m_firstStepAt) / std::max(1.0, static_cast<double>(stepsDone(event) - m_firstSteps));
  m_secondsLeft = tuningComes ? 0 : perStep * (all - done);
  m_imagesPerSecond = perStep > 0 ? m_batchSize / perStep : 0;
}

void TrainingProgress::advance(double share) {
  m_share = std::max(m_share, share);
}

}  // namespace pomona::ui
