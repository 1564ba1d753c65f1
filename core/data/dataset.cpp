// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/dataset.h"

#include <utility>

#include "base/enum_names.h"

namespace pomona {

namespace {
constexpr EnumNames<Split::Test> splits("training", "validation", "test");
constexpr EnumNames<ProblemKind::Duplicate> problems("class_missing", "empty_class", "unreadable",
                                                     "wrong_size", "foreign_file", "similar_name",
                                                     "duplicate");
}  // namespace

std::string_view toString(Split split) {
  return splits[split];
}

std::optional<Split> splitFromString(std::string_view name) {
  return splits.find(name);
}

std::string_view toString(ProblemKind kind) {
  return problems[kind];
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
