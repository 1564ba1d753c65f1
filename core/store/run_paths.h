// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace pomona::run_paths {

/// The names in a run's folder; beside them lie its kept evaluations (kept_evaluation.cpp).
inline constexpr auto modelName = "model.safetensors";
inline constexpr auto lockName = "lock";
inline constexpr auto logName = "log.txt";

inline std::filesystem::path recipe(const std::filesystem::path& run) {
  return run / "recipe.json";
}
inline std::filesystem::path history(const std::filesystem::path& run) {
  return run / "history.csv";
}
inline std::filesystem::path steps(const std::filesystem::path& run) {
  return run / "steps.csv";
}
inline std::filesystem::path model(const std::filesystem::path& run) {
  return run / modelName;
}
inline std::filesystem::path report(const std::filesystem::path& run) {
  return run / "report.json";
}
inline std::filesystem::path label(const std::filesystem::path& run) {
  return run / "label.json";
}
inline std::filesystem::path log(const std::filesystem::path& run) {
  return run / logName;
}
inline std::filesystem::path checkpoint(const std::filesystem::path& run) {
  return run / "checkpoint" / "state.safetensors";
}
/// Of an unfinished run: what its starts have taken.
inline std::filesystem::path reportSoFar(const std::filesystem::path& run) {
  return run / "checkpoint" / "report.json";
}

}  // namespace pomona::run_paths
