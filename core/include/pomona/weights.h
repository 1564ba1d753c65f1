// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pomona/backbone.h"
#include "pomona/error.h"

namespace pomona {

/// Whether a catalogue entry's file is there.
enum class WeightsState {
  Embedded,  ///< ships with Pomona
  Present,   ///< in the weights folder
  Missing,   ///< nowhere
  Damaged,   ///< there, but it does not load
};
/// "embedded", "present", "missing", "damaged".
std::string_view toString(WeightsState state);

/// One line of `weights list`.
struct WeightsRecord {
  Backbone backbone = Backbone::EfficientNetLite0;
  std::filesystem::path file;  ///< where it is, or where it is looked for
  WeightsState state = WeightsState::Missing;
  std::string source;  ///< who made them, and their licence
  std::string digest;  ///< SHA-256 of the file in hex; empty when missing
};

/// The weight files of all backbones. Reads the folders; digests are computed.
std::vector<WeightsRecord> listWeights();

/// As listWeights, and loads every file that is there: Damaged ones are found.
std::vector<WeightsRecord> verifyWeights();

/// Checks that the file fits the backbone (layers, shapes, finite values) and copies it into the
/// weights folder. Error{NotFound, FileDamaged, FileMismatch, NotWritable, DiskFull}.
Result<WeightsRecord> importWeights(const std::filesystem::path& file, Backbone backbone);

/// The file that `--weights imagenet` stands for: the weights folder first, then resources.
/// Error{WeightsMissing} says what to do.
Result<std::filesystem::path> findImagenetWeights(Backbone backbone);

}  // namespace pomona
