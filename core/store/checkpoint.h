// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "base/tensor.h"
#include "pomona/error.h"

namespace pomona {

/// The state of a training between two steps.
struct Checkpoint {
  TensorMap tensors;
  std::string stateJson;  ///< counters, history, early stopping: the trainer's own
  bool operator==(const Checkpoint&) const = default;
};

/// Writes the file and its folder, whole or not at all. Error{NotWritable, DiskFull}.
Result<void> saveCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& file);

/// Error{NotFound, NotReadable, FileDamaged (also when its digest does not agree)}.
Result<Checkpoint> loadCheckpoint(const std::filesystem::path& file);

}  // namespace pomona
