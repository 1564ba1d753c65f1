// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/random.h"
#include "pomona/run.h"

namespace pomona {

/// recipe.json of a run: the recipe, and under the key "run" what it is used on.
struct RunFile {
  TrainingRequest request;
  std::string datasetDigest;
  std::string weightsDigest;
  std::string created;  ///< "2026-11-24T10:15:00Z"
  int generator = generatorVersion;
  std::string programVersion = {};  ///< of the Pomona that began it
  /// Of the Pomona that began to fine-tune it; empty if none has, or one before 0.2.
  std::string tunedVersion = {};
};

/// True if what its fine-tuning did so far has the fault of Pomonas before 0.2.
bool isTunedWithFault(const RunFile& file);

/// Error{NotFound (the folder holds no run), NotReadable, FileDamaged, NewerFormat}.
Result<RunFile> readRunFile(const std::filesystem::path& folder);
/// Error{NotWritable, DiskFull}.
Result<void> writeRunFile(const std::filesystem::path& folder, const RunFile& file);

/// history.csv; without the file an empty history. Error{NotReadable, FileDamaged}.
Result<std::vector<EpochRecord>> readHistory(const std::filesystem::path& file);
std::string historyText(const std::vector<EpochRecord>& history);

}  // namespace pomona
