// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/dataset.h"

#include <array>
#include <utility>

namespace pomona {

std::string_view toString(Split split) {
  switch (split) {
    case Split::Training:
      return "training";
    case Split::Validation:
      return "validation";
    case Split::Test:
      return "test";
  }
  std::unreachable();
}

std::optional<Split> splitFromString(std::string_view name) {
  for (const Split split : {Split::Training, Split::Validation, Split::Test})
    if (toString(split) == name) return split;
  return std::nullopt;
}

std::string_view toString(ProblemKind kind) {
  static constexpr std::array<std::string_view, 7> names{
      "class_missing", "empty_class",  "unreadable", "wrong_size",
      "foreign_file",  "similar_name", "duplicate"};
  return names.at(static_cast<std::size_t>(kind));
}

const std::vector<Sample>& Dataset::samples(Split split) const {
  switch (split) {
    case Split::Training:
      return training;
    case Split::Validation:
      return validation;
    case Split::Test:
      return test;
  }
  std::unreachable();
}

std::vector<std::size_t> Dataset::countPerClass(Split split) const {
  std::vector<std::size_t> counts(classes.size());
  for (const Sample& sample : samples(split)) ++counts.at(static_cast<std::size_t>(sample.label));
  return counts;
}

}  // namespace pomona
