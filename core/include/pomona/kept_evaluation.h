// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "pomona/engine.h"
#include "pomona/error.h"
#include "pomona/evaluation.h"

namespace pomona {

/// What an evaluation is made of: as long as it is equal, so are the figures.
struct EvaluationStamp {
  std::filesystem::path root;  ///< of the dataset: ImageResult::file is relative to it
  std::string modelDigest;     ///< SHA-256 of the model file
  std::string imagesDigest;    ///< sampleDigest of the split
  bool operator==(const EvaluationStamp&) const = default;
};

/// An evaluation and what it was made of.
struct KeptEvaluation {
  EvaluationStamp stamp;
  Evaluation evaluation;
};

/// Reads names, sizes and times of the images, and the model file; computes nothing.
/// Error{NotFound, NotReadable, DatasetInvalid, Cancelled}.
Result<EvaluationStamp> stampEvaluation(const EvaluationRequest& request,
                                        std::stop_token stop = {});

/// Where the evaluation of a request is kept: "evaluation-test.json" in the run's folder, with a
/// digest of the data's path in the name if that is not what the run was trained on; for a model
/// without a run in cacheDirectory()/evaluations.
std::filesystem::path evaluationFile(const EvaluationRequest& request);

/// Writes an evaluation, whole or not at all. Error{NotWritable, DiskFull}.
Result<void> saveEvaluation(const KeptEvaluation& kept, const std::filesystem::path& file);

/// Reads what saveEvaluation writes, equal in every figure. Error{NotFound, NotReadable,
/// FileDamaged, NewerFormat}.
Result<KeptEvaluation> loadEvaluation(const std::filesystem::path& file);

}  // namespace pomona
