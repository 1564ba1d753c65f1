// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "pomona/classifier.h"

namespace pomona::ui {

/// How far an answer can be trusted, by its probabilities alone.
enum class Certainty {
  Sure,    ///< at least 0.9
  Likely,  ///< at least 0.5, and the second is far
  Close,   ///< the second has more than half of the first's probability
  Low,     ///< below 0.5
};

/// @param predictions  falling probability, at least one.
Certainty certaintyOf(const std::vector<LabelProbability>& predictions);

/// What stands before the label: "Almost certainly", "Probably", "Perhaps".
QString adverbFor(const std::vector<LabelProbability>& predictions);

/// The probability in number and words: "71.0 %. Not certain: Clementine is close with 62.0 %."
QString sentenceFor(const std::vector<LabelProbability>& predictions);

/// A fruit's varieties in a line: "Apple Braeburn 48 %, Apple Red 1 20 %"; empty if there is but
/// one.
QString varietiesFor(const std::vector<LabelProbability>& varieties);

/// In a table: "Low", "Close"; empty for answers that can be trusted.
QString remarkFor(const std::vector<LabelProbability>& predictions);

}  // namespace pomona::ui
