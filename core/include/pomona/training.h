// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pomona/device.h"
#include "pomona/recipe.h"
#include "pomona/run.h"

namespace pomona {

/// Training begins, or goes on after a stop.
struct StartedEvent {
  std::filesystem::path run;
  std::size_t classes = 0;
  std::size_t trainingImages = 0;
  std::size_t validationImages = 0;
  std::size_t testImages = 0;
  int epochs = 0;                   ///< at most, as the recipe says
  int firstEpoch = 1;               ///< > 1, or firstStep > 0, when a run goes on
  int stepsPerEpoch = 0;            ///< batches
  std::size_t imagesToExtract = 0;  ///< whose features are kept, views and looks counted
  std::string device;               ///< "cpu, 2 threads, bfloat16"
  Sentence validation;              ///< what validates: "Test, which chooses the epoch"
};

/// What a training does at the moment.
enum class Phase {
  Scanning,
  ExtractingFeatures,
  Training,
  FineTuning,
  Calibrating,  ///< on composites
  Evaluating
};
/// "scanning", "extracting features", "training", "fine-tuning", "calibrating", "evaluating".
std::string_view toString(Phase phase);

/// A phase begins or advances.
struct PhaseEvent {
  Phase phase = Phase::Scanning;
  std::size_t done = 0;   ///< images
  std::size_t total = 0;  ///< images; 0 while unknown
  double imagesPerSecond = 0;
  double secondsLeft = 0;  ///< of this phase; 0 while unknown
};

/// One optimiser step is done.
struct StepEvent {
  int epoch = 0;        ///< from 1
  int step = 0;         ///< from 1
  int steps = 0;        ///< of the epoch
  double loss = 0;      ///< of this batch
  double accuracy = 0;  ///< of this batch, 0..1
  double learningRate = 0;
};

/// The steps of a run as its folder keeps them for its curves, in order: all of them, of a run of
/// more than 20,000 every second, fourth and so on. Empty for a run of an older Pomona.
/// Error{NotReadable, FileDamaged}.
Result<std::vector<StepEvent>> readSteps(const std::filesystem::path& run);

/// One row of the history, as it is in history.csv.
struct EpochEvent {
  EpochRecord record;
  bool best = false;  ///< the best so far by the recipe's monitor
};

/// Receives what happens, as values, on the training thread; must return quickly.
/// After onStarted comes either onFinished or onStopped, unless train() returns another error.
class TrainingCallback {
 public:
  virtual ~TrainingCallback() = default;
  virtual void onStarted(const StartedEvent&) {}
  virtual void onPhase(const PhaseEvent&) {}
  virtual void onStep(const StepEvent&) {}
  virtual void onEpoch(const EpochEvent&) {}
  virtual void onFinished(const TrainingReport&) {}
  /// Stopped on request; the run can be resumed.
  virtual void onStopped(const std::filesystem::path& run) { (void)run; }
  /// Something the user ought to know that stops nothing.
  virtual void onNotice(const Sentence& sentence) { (void)sentence; }
};

}  // namespace pomona
