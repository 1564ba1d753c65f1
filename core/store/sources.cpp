// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/sources.h"

#include <fmt/format.h>

#include "base/parse.h"

namespace pomona {
namespace {
constexpr std::string_view imagenet = "imagenet";
constexpr std::string_view random = "none";
constexpr std::string_view test = "test";

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
}  // namespace

std::string toString(const WeightsSource& weights) {
  return std::visit(Overloaded{[](const ImagenetWeights&) { return std::string(imagenet); },
                               [](const RandomWeights&) { return std::string(random); },
                               [](const std::filesystem::path& file) { return file.string(); }},
                    weights);
}

std::optional<WeightsSource> weightsFromString(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == imagenet) return ImagenetWeights{};
  if (text == random) return RandomWeights{};
  return std::filesystem::path(text);
}

std::string toString(const ValidationSource& validation) {
  return std::visit(
      Overloaded{[](const ValidateOnTest&) { return std::string(test); },
                 [](const ValidateOnFraction& part) { return fmt::to_string(part.fraction); },
                 [](const std::filesystem::path& folder) { return folder.string(); }},
      validation);
}

std::optional<ValidationSource> validationFromString(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == test) return ValidateOnTest{};
  double fraction = 0;
  if (!parseNumber(text, fraction)) return std::filesystem::path(text);
  return fraction > 0 && fraction < 1 ? std::optional(ValidateOnFraction{fraction}) : std::nullopt;
}

}  // namespace pomona
