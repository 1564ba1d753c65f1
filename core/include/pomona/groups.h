// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pomona/error.h"

namespace pomona {

/// The group of each label: what varieties have in common ("Apple Braeburn", "Apple Golden 1":
/// "Apple"). A label's words are divided by spaces and underscores; case does not matter.
/// - Labels whose first word is the same are one group, called by all first words that they share:
///   "Passion Fruit 1" and "Passion Fruit 2" are "Passion Fruit".
/// - A label that shares its first word with no other is a group of its own: "Passion Fruit".
/// - Numbers at the end count nothing, unless there is nothing else: "Carrot 1" is "Carrot".
/// Names are spelled as the first label of the group, with spaces and a capital in front.
///
/// @param spec  "auto", or exceptions to the rule: "Melon=Cantaloupe|Melon;Citrus=Lemon|Limes" puts
///              labels that begin with one of these words into the group named before them.
///              A malformed one counts as "auto"; see checkGroups.
std::vector<std::string> groupLabels(const std::vector<std::string>& labels,
                                     std::string_view spec = "auto");

/// The groups of a spec that no label falls under: a word misspelled, or meant for other classes.
std::vector<std::string> unusedGroups(const std::vector<std::string>& labels,
                                      std::string_view spec);

/// Error{InvalidArgument} says what is wrong with a spec.
Result<void> checkGroups(std::string_view spec);

}  // namespace pomona
