// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pomona/evaluation.h"

namespace pomona {

/// All figures of an evaluation.
/// @param logProbabilities  [N, K] row by row, each row a log-softmax: a probability may be too
///                          small for a float, and its loss is finite all the same.
/// @param labels            [N] true classes, 0..K-1.
/// @param classes           [K] names.
/// @param files             [N]
Evaluation computeEvaluation(std::span<const float> logProbabilities, std::span<const int> labels,
                             const std::vector<std::string>& classes,
                             const std::vector<std::string>& files);

/// The figures that follow from the images' results: all but the top-5 accuracy.
/// @param results  labels and predictions are 0..K-1.
Evaluation summarizeResults(std::vector<ImageResult> results, std::vector<std::string> classes,
                            double top5Accuracy);

}  // namespace pomona
