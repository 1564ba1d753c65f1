// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace pomona {

/// Keras's weights for ImageNet: of the weights folder, else those that come with Pomona.
struct ImagenetWeights {
  bool operator==(const ImagenetWeights&) const = default;
};
/// Seeded random ones: to try things out.
struct RandomWeights {
  bool operator==(const RandomWeights&) const = default;
};
/// Where a backbone's weights come from; a path is a .h5 or .safetensors file.
using WeightsSource = std::variant<ImagenetWeights, RandomWeights, std::filesystem::path>;
/// "imagenet", "none" or the file.
std::string toString(const WeightsSource& weights);
/// Reads what toString writes; nothing for an empty text.
std::optional<WeightsSource> weightsFromString(std::string_view text);

/// Test measures the epochs: then it chooses one, and its accuracy is a little too good.
struct ValidateOnTest {
  bool operator==(const ValidateOnTest&) const = default;
};
/// A part of Training that is held out, in whole stretches of frames.
struct ValidateOnFraction {
  double fraction = 0.1;  ///< in (0, 1)
  bool operator==(const ValidateOnFraction&) const = default;
};
/// What the epochs of a training are measured on; a path is a folder of classes or a dataset.
using ValidationSource = std::variant<ValidateOnTest, ValidateOnFraction, std::filesystem::path>;
/// "test", the fraction or the folder.
std::string toString(const ValidationSource& validation);
/// Reads what toString writes; nothing for an empty text and a number that is no fraction.
std::optional<ValidationSource> validationFromString(std::string_view text);

}  // namespace pomona
