// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "engine/entry.h"
#include "pomona/engine.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

/// Beside the program in a build, in ../lib/pomona when installed.
fs::path findLibrary() {
  std::error_code error;
  const auto folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& candidate :
       {folder / engineFile, folder.parent_path() / "lib" / "pomona" / engineFile})
    if (fs::exists(candidate, error)) return candidate;
  return {};
}

Result<std::shared_ptr<const Engine>> openLibrary() {
  const auto file = findLibrary();
  if (file.empty())
    return failure(
        ErrorCode::NotFound,
        Sentence::of("{} is missing beside the program; install Pomona again", engineFile),
        engineFile);
  // Never closed: torch's threads and caches outlive every use.
  void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (!library)
    return failure(
        ErrorCode::FileDamaged,
        Sentence::of("cannot load {}: {}; install Pomona again", file.string(), ::dlerror()), file);
  const auto create = reinterpret_cast<CreateEngine*>(::dlsym(library, engineEntry));
  if (!create)
    return failure(
        ErrorCode::FileDamaged,
        Sentence::of("{} belongs to another version; install Pomona again", file.string()), file);
  return std::shared_ptr<const Engine>(create());
}

}  // namespace

void startPatiently(char** arguments) {
  if (std::getenv("GOMP_SPINCOUNT") || std::getenv("OMP_WAIT_POLICY")) return;
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  if (!error && ::setenv("GOMP_SPINCOUNT", "2000", 0) == 0) ::execv(program.c_str(), arguments);
}

Result<std::shared_ptr<const Engine>> loadEngine() {
  static const auto engine = openLibrary();  // once a process, guarded by the language
  return engine;
}

}  // namespace pomona
