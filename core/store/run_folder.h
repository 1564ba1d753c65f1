// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "pomona/run.h"
#include "store/run_file.h"
#include "store/run_paths.h"
#include "store/step_history.h"

namespace pomona {

/// A run's folder while it is worked in, locked against a second program: recipe.json, history.csv,
/// steps.csv, checkpoint/, model.safetensors, report.json, log.txt. Every file is written so that a
/// crash at any moment leaves the old or the new one.
class RunFolder {
 public:
  /// A new run. Error{NotWritable (also: the folder holds a run or other files already), Busy,
  /// NotWritable, DiskFull}.
  static Result<RunFolder> create(const std::filesystem::path& folder);
  /// A run to go on with. Error{NotFound, FileDamaged, Busy, NewerFormat}.
  static Result<RunFolder> open(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path model() const { return run_paths::model(m_path); }
  std::filesystem::path checkpoint() const { return run_paths::checkpoint(m_path); }
  bool hasCheckpoint() const;

  /// What an opened run was asked to do, with the device and threads it used.
  const TrainingRequest& request() const { return m_file.request; }

  /// Writes recipe.json and enters the run in the index of runs. Of an opened run, compares:
  /// Error{RunOutdated} when the images or the weights are no longer those that it began with.
  Result<void> begin(const TrainingRequest& request, const std::string& datasetDigest,
                     const std::string& weightsDigest);

  /// Notes in recipe.json that this Pomona begins to fine-tune the run.
  Result<void> beginTuning();
  /// True if it went on with fine-tuning that a Pomona before 0.2 began, which had a fault.
  bool isTunedWithFault() const { return pomona::isTunedWithFault(m_file); }
  /// What the run's seed becomes.
  int generator() const { return m_file.generator; }

  /// Of a run that failed before it began, takes the folder away. @return false: it has begun.
  bool removeUnbegun() const;

  /// Replaces history.csv: one row an epoch, the columns of CLI events, nine digits.
  Result<void> writeHistory(const std::vector<EpochRecord>& history) const;
  /// Replaces steps.csv.
  Result<void> writeSteps(const StepHistory& steps) const;
  Result<void> writeReport(const TrainingReport& report) const;
  Result<void> writeReportSoFar(const TrainingReport& report) const;
  /// Adds a line with date and time to log.txt; a log that cannot be written stops nothing.
  void log(std::string_view line) const;

 private:
  RunFolder(std::filesystem::path path, DirectoryLock lock);
  std::filesystem::path m_path;
  DirectoryLock m_lock;
  RunFile m_file;  ///< without datasetDigest: of a new run
};

/// The report of an unfinished run, kept with its checkpoint: what its starts have taken. None if
/// there is none or it is damaged, which costs a figure and stops nothing.
std::optional<TrainingReport> readReportSoFar(const std::filesystem::path& run);

}  // namespace pomona
