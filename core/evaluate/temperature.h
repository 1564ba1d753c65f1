// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace pomona {

/// What makes probabilities mean what they say.
struct FittedTemperature {
  double temperature = 1;  ///< logits are to be divided by it; 0.05..20
  double loss = 0;         ///< mean -log of the true class's probability, with it
  double lossBefore = 0;   ///< without it
  double accuracy = 0;     ///< with it, 0..1
};

/// The temperature of least loss (Guo et al. 2017), where a picture's probabilities are the mean of
/// its looks' softmaxes.
/// @param looks   at least one: logits [N, K] row by row.
/// @param labels  [N] true classes, N >= 1.
FittedTemperature fitTemperature(const std::vector<std::vector<float>>& looks,
                                 std::span<const int> labels);

}  // namespace pomona
