// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "pomona/backbone.h"
#include "pomona/error.h"
#include "pomona/progress.h"

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
  Sentence damage;          ///< empty unless Damaged
  std::string source;       ///< who made them
  std::string licence;      ///< "CC BY 4.0"; SPDX's name where it has one
  std::string url;          ///< where fetchWeights gets it; empty: it comes with Pomona
  std::uint64_t bytes = 0;  ///< of the file; when missing, of the published one
  std::uint64_t begun = 0;  ///< bytes that a fetch has brought so far; 0 unless missing
  std::string digest;       ///< SHA-256 of the file in hex; empty when missing
  bool published = false;   ///< the file is the published one (by MD5), not somebody's own
  Preprocessing preprocessing = Preprocessing::Rescale;  ///< they were trained with
};

/// The weight files of all backbones, in the order of allBackbones(). Reads the folders; digests
/// are computed (0.2 s for 100 MB).
std::vector<WeightsRecord> listWeights();

/// As listWeights, and loads every file that is there: Damaged ones are found.
/// @param progress  in files.  @return Error{Cancelled}.
Result<std::vector<WeightsRecord>> verifyWeights(const ProgressCallback& progress = {},
                                                 const std::stop_token& stop = {});

/// Fetches the published file into the weights folder and checks its digest; a Damaged one is
/// replaced, one that is there already is taken as it is. A fetch that was cut or cancelled goes on
/// where it ended. The environment's POMONA_WEIGHTS_URL names a folder on a server to take in place
/// of the publisher's; $https_proxy and its like are followed, $SSL_CERT_FILE is trusted.
/// @param progress  in bytes, on the calling thread.
/// @return Error{Cancelled, Unreachable, FileDamaged (the server sends something else),
///         FileMismatch (a file of somebody's own is there), NotWritable, DiskFull, Busy}.
Result<WeightsRecord> fetchWeights(Backbone backbone, const ProgressCallback& progress = {},
                                   const std::stop_token& stop = {});

/// Checks that the file fits the backbone (layers, shapes, finite values) and copies it into the
/// weights folder. What is there already stays until the copy is whole.
/// @param backbone  unset: the one whose layers the file holds, whatever its name.
/// @return Error{NotFound, NotReadable, FileDamaged, FileMismatch, NotWritable, DiskFull}.
Result<WeightsRecord> importWeights(const std::filesystem::path& file,
                                    std::optional<Backbone> backbone = std::nullopt);

/// The file that `--weights imagenet` stands for: the weights folder first, then resources.
/// Error{WeightsMissing} says what to do.
Result<std::filesystem::path> findImagenetWeights(Backbone backbone);

}  // namespace pomona
