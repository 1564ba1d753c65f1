// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pomona/run.h"

namespace pomona {

/// recipe.json of a run: the recipe, and under the key "run" what it is used on.
struct RunFile {
  TrainingRequest request;
  std::string datasetDigest;
  std::string weightsDigest;
  std::string created;  ///< "2026-11-24T10:15:00Z"
};

/// Error{NotFound (the folder holds no run), NotReadable, FileDamaged, NewerFormat}.
Result<RunFile> readRunFile(const std::filesystem::path& folder);
/// Error{NotWritable, DiskFull}.
Result<void> writeRunFile(const std::filesystem::path& folder, const RunFile& file);

/// history.csv; without the file an empty history. Error{NotReadable, FileDamaged}.
Result<std::vector<EpochRecord>> readHistory(const std::filesystem::path& file);
std::string historyText(const std::vector<EpochRecord>& history);

}  // namespace pomona
