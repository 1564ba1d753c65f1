// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_folder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>

#include "store/run_file.h"
#include "store/run_index.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

/// Anything but what a start that failed leaves behind.
bool holdsOtherFiles(const fs::path& folder) {
  std::error_code error;
  return std::any_of(fs::directory_iterator(folder, error), {}, [](const auto& entry) {
    return entry.path().filename() != run_paths::lockName &&
           entry.path().filename() != run_paths::logName;
  });
}

}  // namespace

RunFolder::RunFolder(fs::path path, DirectoryLock lock)
    : m_path(std::move(path)), m_lock(std::move(lock)) {}

Result<RunFolder> RunFolder::create(const fs::path& folder) {
  if (const auto made = makeDirectory(folder); !made) return std::unexpected(made.error());
  auto lock = DirectoryLock::acquire(folder);
  if (!lock) return std::unexpected(lock.error());
  if (isThere(run_paths::recipe(folder)))
    return failure(ErrorCode::NotWritable,
                   Sentence::of("{0} holds a run already; go on with it (train --resume {0}) or "
                                "choose another folder",
                                folder.string()),
                   folder);
  if (holdsOtherFiles(folder))
    return failure(ErrorCode::NotWritable,
                   Sentence::of("{} holds other files; choose a new or empty folder for the run",
                                folder.string()),
                   folder);
  return RunFolder(folder, std::move(*lock));
}

Result<RunFolder> RunFolder::open(const fs::path& folder) {
  auto before = readRunFile(folder);
  if (!before) return std::unexpected(before.error());
  auto lock = DirectoryLock::acquire(folder);
  if (!lock) return std::unexpected(lock.error());
  RunFolder run(folder, std::move(*lock));
  run.m_file = std::move(*before);
  return run;
}

bool RunFolder::hasCheckpoint() const {
  return isThere(checkpoint());
}

Result<void> RunFolder::begin(const TrainingRequest& request, const std::string& datasetDigest,
                              const std::string& weightsDigest) {
  const auto changed = [&](const Sentence& what) {
    return failure(
        ErrorCode::RunOutdated,
        Sentence::of("{} are no longer those that the run {} began with; start a new run", what,
                     m_path.string()),
        m_path);
  };
  if (m_file.datasetDigest.empty()) {
    std::error_code error;
    m_file = {request,          datasetDigest,
              weightsDigest,    fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr))),
              generatorVersion, POMONA_VERSION};
    m_file.request.data = fs::absolute(request.data, error);
    const auto written = writeRunFile(m_path, m_file);
    if (written) enterInIndex(m_path);
    return written;
  }
  if (m_file.datasetDigest != datasetDigest)
    return changed(Sentence::of("the images in {}", request.data));
  if (m_file.weightsDigest != weightsDigest)
    return changed(Sentence::of("the weights of {}", toString(request.recipe.backbone)));
  return {};
}

Result<void> RunFolder::beginTuning() {
  m_file.tunedVersion = POMONA_VERSION;
  return writeRunFile(m_path, m_file);
}

bool RunFolder::removeUnbegun() const {
  if (isThere(run_paths::recipe(m_path)) || holdsOtherFiles(m_path)) return false;
  std::error_code error;  // what cannot be removed stays, as nothing worse than clutter
  for (const auto& path : {run_paths::log(m_path), m_path / run_paths::lockName, m_path})
    fs::remove(path, error);
  return true;
}

Result<void> RunFolder::writeHistory(const std::vector<EpochRecord>& history) const {
  return writeFile(run_paths::history(m_path), historyText(history));
}

Result<void> RunFolder::writeSteps(const StepHistory& steps) const {
  return writeFile(stepsFile(m_path), stepsText(steps));
}

Result<void> RunFolder::writeReport(const TrainingReport& report) const {
  return writeFile(run_paths::report(m_path), toJson(report) + "\n");
}

std::optional<TrainingReport> readReportSoFar(const fs::path& run) {
  const auto text = readText(run_paths::reportSoFar(run));
  if (!text) return std::nullopt;
  auto report = reportFromJson(*text);
  if (!report) return std::nullopt;
  return std::move(*report);
}

Result<void> RunFolder::writeReportSoFar(const TrainingReport& report) const {
  const auto file = run_paths::reportSoFar(m_path);
  if (const auto made = makeDirectory(file.parent_path()); !made) return made;
  return writeFile(file, toJson(report) + "\n");
}

void RunFolder::log(std::string_view line) const {
  std::ofstream(run_paths::log(m_path), std::ios::app)
      << fmt::format("{:%F %T}  {}\n", fmt::localtime(std::time(nullptr)), line);
}

}  // namespace pomona
