// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/paths.h"

#include <cstdlib>

namespace pomona {
namespace {

std::filesystem::path fromEnvironment(const char* variable, const char* belowHome) {
  // The XDG specification: relative values are to be ignored.
  if (const char* value = std::getenv(variable); value && *value == '/') return value;
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home ? home : "/tmp") / belowHome;
}

}  // namespace

std::filesystem::path dataDirectory() {
  return fromEnvironment("XDG_DATA_HOME", ".local/share") / "pomona";
}
std::filesystem::path runsDirectory() {
  return dataDirectory() / "runs";
}
std::filesystem::path weightsDirectory() {
  return dataDirectory() / "weights";
}
std::filesystem::path modelsDirectory() {
  return dataDirectory() / "models";
}
std::filesystem::path cacheDirectory() {
  return fromEnvironment("XDG_CACHE_HOME", ".cache") / "pomona";
}

std::filesystem::path resourcesDirectory() {
  if (const char* value = std::getenv("POMONA_RESOURCES"); value && *value) return value;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  auto installed = program.parent_path().parent_path() / "share/pomona";
  if (!error && std::filesystem::is_directory(installed, error)) return installed;
  return POMONA_SOURCE_RESOURCES;
}

std::filesystem::path bundledModel() {
  return resourcesDirectory() / "models" / "fruits.safetensors";
}

}  // namespace pomona
