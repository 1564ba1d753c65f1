// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pomona/evaluation.h"

namespace pomona {

/// All figures of an evaluation.
/// @param probabilities  [N, K] row by row, each row a softmax.
/// @param labels         [N] true classes, 0..K-1.
/// @param classes        [K] names.
/// @param files          [N]
Evaluation computeEvaluation(std::span<const float> probabilities, std::span<const int> labels,
                             const std::vector<std::string>& classes,
                             const std::vector<std::string>& files);

}  // namespace pomona
