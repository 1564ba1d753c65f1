// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "command.h"
#include "pomona/backbone.h"

namespace pomona::cli {

/// --backbone, with the names that Pomona knows.
/// @param backbone  a Backbone or an optional one.
inline CLI::Option* addBackboneOption(CLI::App& command, auto& backbone,
                                      const std::string& name = "--backbone") {
  std::vector<std::string> names;
  for (const Backbone known : allBackbones()) names.emplace_back(toString(known));
  return command
      .add_option_function<std::string>(
          name,
          [&backbone](const std::string& word) {
            const Backbone named = *backboneFromString(word);
            backbone = named;
          },
          "Network")
      ->check(CLI::IsMember(names));
}

/// --preprocessing; auto leaves it unset.
inline CLI::Option* addPreprocessingOption(CLI::App& command,
                                           std::optional<Preprocessing>& preprocessing) {
  return command
      .add_option_function<std::string>(
          "--preprocessing",
          [&preprocessing](const std::string& name) {
            preprocessing = preprocessingFromString(name);
          },
          "How pixels become input; auto is what the weights were trained with (default: auto)")
      ->check(CLI::IsMember({"auto", "rescale", "caffe", "tf", "lite", "torch"}));
}

}  // namespace pomona::cli
