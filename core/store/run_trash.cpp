// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <set>

#include "base/file.h"
#include "pomona/paths.h"
#include "pomona/run.h"
#include "store/run_index.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

/// Beside the run, so that moving costs nothing and always works.
fs::path trashFor(const fs::path& run) {
  return run.parent_path() / ".pomona-trash";
}

/// "a/run/" and "a/run" are the same.
fs::path tidy(const fs::path& run) {
  return run.has_filename() ? run : run.parent_path();
}

fs::path freePlace(const fs::path& wanted) {
  std::error_code error;
  fs::path place = wanted;
  for (int i = 2; fs::exists(place, error); ++i)
    place = wanted.parent_path() / fmt::format("{}_{}", wanted.filename().string(), i);
  return place;
}

Result<void> move(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) return std::unexpected(systemError(FileAction::Move, from, error.value()));
  return {};
}

}  // namespace

Result<fs::path> discardRun(const fs::path& folder) {
  const fs::path run = tidy(folder);
  if (DirectoryLock::isHeld(run))
    return failure(
        ErrorCode::Busy,
        Sentence::of("the run {} is being trained; stop it before deleting it", run.string()), run);
  const fs::path trash = trashFor(run);
  if (const auto made = makeDirectory(trash); !made) return std::unexpected(made.error());
  fs::path place = freePlace(trash / run.filename());
  if (const auto moved = move(run, place); !moved) return std::unexpected(moved.error());
  std::error_code error;
  fs::last_write_time(place, fs::file_time_type::clock::now(), error);  // when it was discarded
  return place;
}

Result<void> restoreRun(const fs::path& discarded, const fs::path& run) {
  std::error_code error;
  if (fs::exists(tidy(run), error))
    return failure(ErrorCode::NotWritable,
                   Sentence::of("{} exists again; move it away first", run.string()), run);
  return move(discarded, tidy(run));
}

void purgeRuns(std::chrono::hours age) {
  std::set<fs::path> trashes{trashFor(runsDirectory() / "run")};
  for (const auto& run : indexedRuns()) trashes.insert(trashFor(run));
  const auto before = fs::file_time_type::clock::now() - age;
  std::error_code error;
  for (const auto& trash : trashes)
    for (fs::directory_iterator entry(trash, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code ignored;  // what cannot be deleted now is tried again next time
      if (fs::last_write_time(*entry, ignored) < before && !ignored)
        fs::remove_all(*entry, ignored);
    }
}

}  // namespace pomona
