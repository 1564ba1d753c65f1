// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pomona/device.h"
#include "pomona/error.h"
#include "pomona/recipe.h"

namespace pomona {

/// What to train, on what, and where to.
struct TrainingRequest {
  std::filesystem::path data;  ///< the dataset's folder
  std::filesystem::path out;   ///< the run's folder; made if missing, must hold no other run
  TrainingRecipe recipe;
  ComputeOptions compute;
};

/// One row of history.csv. Losses and accuracies are means over the epoch's images; losses are
/// plain cross-entropies as Evaluation's, label smoothing or not (Keras's metric
/// `categorical_crossentropy` and not its compiled loss; equal without label smoothing).
struct EpochRecord {
  int epoch = 0;   ///< from 1
  int epochs = 0;  ///< at most
  double loss = 0;
  double accuracy = 0;  ///< 0..1
  double valLoss = 0;
  double valAccuracy = 0;   ///< 0..1
  double learningRate = 0;  ///< of the last step
  double seconds = 0;
  bool operator==(const EpochRecord&) const = default;
};

/// How a model does on Test.
struct TestFigures {
  double loss = 0;
  double accuracy = 0;      ///< 0..1
  double top5Accuracy = 0;  ///< 0..1
  bool operator==(const TestFigures&) const = default;
};

/// Where a run's time went, seconds.
struct RunSeconds {
  double features = 0;
  double training = 0;
  double evaluation = 0;
  double total = 0;
  bool operator==(const RunSeconds&) const = default;
};

/// How a run came out: report.json.
struct TrainingReport {
  int epochs = 0;                                  ///< that were trained
  int bestEpoch = 0;                               ///< its weights are the model's
  std::optional<TestFigures> test = std::nullopt;  ///< unset when the dataset has no Test
  RunSeconds seconds;
  double imagesPerSecond = 0;  ///< through the backbone; 0 when all features were cached
  std::string device;
  bool stoppedEarly = false;
  double validationAccuracy = 0;  ///< of the best epoch
  Sentence validation;            ///< what validated: "Test, which chooses the epoch"
  std::string precision;          ///< of the backbone's arithmetic: "float32", "bfloat16"
  std::filesystem::path model;    ///< the model file
  bool operator==(const TrainingReport&) const = default;
};

/// The command line's JSON value, which is also report.json.
std::string toJson(const TrainingReport& report);
/// Reads what toJson writes. @param file  only for the error's sentence. Error{FileDamaged}.
Result<TrainingReport> reportFromJson(const std::string& text,
                                      const std::filesystem::path& file = {});

enum class RunState {
  Running,   ///< a program trains it now
  Stopped,   ///< not finished: `train --resume` goes on
  Finished,  ///< has a report
  Damaged,   ///< cannot be read; RunRecord::damage says why
};
/// "running", "stopped", "finished", "damaged".
std::string_view toString(RunState state);

/// What people write on a run: label.json in its folder.
struct RunLabel {
  std::string name;  ///< empty: the folder's
  std::string note;
  bool operator==(const RunLabel&) const = default;
};

/// What RunRecord::tunedWithFault says.
Sentence tunedWithFaultSentence();

/// A run's folder, read.
struct RunRecord {
  std::filesystem::path path;
  std::string name;  ///< that of its label, else the folder's
  std::string note;
  RunState state = RunState::Damaged;
  Sentence damage;             ///< why it is Damaged; else empty
  std::string created;         ///< "2026-11-24T10:15:00Z", UTC
  std::filesystem::path data;  ///< the dataset it was trained on
  TrainingRecipe recipe;
  std::vector<EpochRecord> history;
  std::optional<TrainingReport> report = std::nullopt;  ///< of a finished one
  std::optional<TrainingReport> soFar = std::nullopt;   ///< of an unfinished one's starts
  bool canResume = false;  ///< Stopped, with a checkpoint to go on from
  /// Fine-tuned by a Pomona before 0.2, which stepped some kernels wrongly: to be trained again.
  bool tunedWithFault = false;
  bool smoothedLosses = false;  ///< began before 0.2: its history's losses contain label smoothing
};

/// Reads a run's folder; of a finished one's model the header, which tells a cut file: then it is
/// Damaged, but all else is known. Error{NotFound (no run there), NotReadable, FileDamaged,
/// NewerFormat}.
Result<RunRecord> readRun(const std::filesystem::path& folder);

/// The model file of a run's folder, there or not; a file is itself.
std::filesystem::path modelOf(const std::filesystem::path& modelOrRun);

/// The lines of a run's log, dated, in English; none if it has no log.
std::vector<std::string> readRunLog(const std::filesystem::path& run);

/// All runs of runsDirectory() and those that ever were written elsewhere, if their folders are
/// still there, newest first. Damaged ones are among them; last, if they cannot be read at all.
std::vector<RunRecord> listRuns();

/// Names a run and notes something on it; its folder keeps its name. Error{NotWritable, DiskFull}.
Result<void> writeRunLabel(const std::filesystem::path& run, const RunLabel& label);

/// Moves a run into a trash folder beside it, from where restoreRun brings it back.
/// @return where it lies now; Error{Busy (it is being trained), NotFound, NotWritable}.
Result<std::filesystem::path> discardRun(const std::filesystem::path& run);
/// Error{NotFound, NotWritable (also when another run took its place)}.
Result<void> restoreRun(const std::filesystem::path& discarded, const std::filesystem::path& run);
/// Deletes for good what was discarded longer ago than that. What cannot be deleted stays.
void purgeRuns(std::chrono::hours age);

/// A folder for a new run in runsDirectory(), "2026-11-24_101500_quick" in local time; not there
/// yet, and not created.
std::filesystem::path newRunPath(const TrainingRecipe& recipe);

}  // namespace pomona
