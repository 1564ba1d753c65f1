// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_index.h"

#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "pomona/paths.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

fs::path indexFolder() {
  return runsDirectory() / "index";
}

fs::path resolved(const fs::path& path) {
  std::error_code error;
  const auto result = fs::weakly_canonical(path, error);
  return error ? path : result;
}

std::set<fs::path> entriesOf(const fs::path& folder) {
  std::set<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    entries.insert(entry->path());
  return entries;
}

}  // namespace

void enterInIndex(const fs::path& run) {
  const fs::path folder = resolved(run);
  if (folder.parent_path() == resolved(runsDirectory()) || !makeDirectory(indexFolder())) return;
  (void)writeFile(indexFolder() / toHex(fastHash(folder.native())), folder.native());
}

std::vector<fs::path> indexedRuns() {
  std::vector<fs::path> runs;
  for (const auto& entry : entriesOf(indexFolder()))
    if (const auto folder = readText(entry)) runs.emplace_back(*folder);
  return runs;
}

std::vector<fs::path> knownRuns() {
  std::set<fs::path> runs;
  std::error_code error;
  for (const auto& folder : entriesOf(resolved(runsDirectory())))
    if (fs::is_directory(folder, error) && folder.filename() != "index") runs.insert(folder);
  for (const auto& folder : indexedRuns())
    if (fs::is_directory(folder, error)) runs.insert(folder);
  return {runs.begin(), runs.end()};
}

}  // namespace pomona
