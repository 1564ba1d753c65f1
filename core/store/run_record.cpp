// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <fstream>

#include "base/enum_names.h"
#include "base/file.h"
#include "pomona/paths.h"
#include "pomona/run.h"
#include "store/json_text.h"
#include "store/run_file.h"
#include "store/run_folder.h"
#include "store/run_index.h"
#include "store/run_label.h"
#include "store/run_paths.h"
#include "weights/safetensors.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

RunRecord emptyRecord(const fs::path& folder) {
  RunRecord record;
  record.path = folder;
  record.name =
      folder.has_filename() ? folder.filename().string() : folder.parent_path().filename().string();
  auto label = readRunLabel(folder);
  if (!label.name.empty()) record.name = std::move(label.name);
  record.note = std::move(label.note);
  return record;
}

/// Who trains a run holds the lock on its folder.
RunState stateOf(const RunRecord& record) {
  if (record.report) return RunState::Finished;
  return DirectoryLock::isHeld(record.path) ? RunState::Running : RunState::Stopped;
}

/// True if the checkpoint of an unfinished run is one of fine-tuning; reads its header alone.
bool wasTuned(const fs::path& run) {
  auto metadata = readSafetensorsMetadata(run_paths::checkpoint(run));
  if (!metadata) return false;
  const auto state = parseJson((*metadata)["state"]);
  return state.is_object() && state.value("first_epoch", nlohmann::json()) > 1;
}

Result<void> checkModel(const fs::path& run) {
  const auto file = run_paths::model(run);
  const auto header = readSafetensorsMetadata(file);
  if (header) return {};
  if (header.error().code != ErrorCode::NotFound) return std::unexpected(header.error());
  return failure(ErrorCode::FileDamaged,
                 Sentence::of("{} is missing; the run was finished and had it", file.string()),
                 file);
}

}  // namespace

Sentence tunedWithFaultSentence() {
  return Sentence::of("fine-tuned before 0.2, with a known fault: train again");
}

std::string_view toString(RunState state) {
  static constexpr EnumNames<RunState::Damaged> names("running", "stopped", "finished", "damaged");
  return names[state];
}

Result<RunRecord> readRun(const fs::path& folder) {
  auto file = readRunFile(folder);
  if (!file) return std::unexpected(file.error());
  auto history = readHistory(run_paths::history(folder));
  if (!history) return std::unexpected(history.error());
  RunRecord record = emptyRecord(folder);
  const bool fault = isTunedWithFault(*file);
  record.smoothedLosses = file->generator == 1 && file->request.recipe.labelSmoothing > 0;
  record.created = std::move(file->created);
  record.data = std::move(file->request.data);
  record.recipe = std::move(file->request.recipe);
  record.history = std::move(*history);
  const fs::path reportFile = run_paths::report(folder);
  if (const auto text = readText(reportFile); text) {
    auto report = reportFromJson(*text, reportFile);
    if (!report) return std::unexpected(report.error());
    record.report = std::move(*report);
    if (const auto model = checkModel(folder); !model) record.damage = model.error().what;
  } else if (text.error().code != ErrorCode::NotFound) {
    return std::unexpected(text.error());
  }
  record.state = record.damage.empty() ? stateOf(record) : RunState::Damaged;
  if (!record.report) record.soFar = readReportSoFar(folder);
  std::error_code error;
  record.canResume =
      record.state == RunState::Stopped && fs::exists(run_paths::checkpoint(folder), error);
  // One that was stopped while its head was trained goes on without the fault.
  record.tunedWithFault = fault && (record.report || wasTuned(folder));
  return record;
}

std::vector<RunRecord> listRuns() {
  std::vector<RunRecord> records;
  for (const auto& folder : knownRuns()) {
    auto record = readRun(folder);
    if (!record && record.error().code == ErrorCode::NotFound) continue;  // not begun, or no run
    if (!record) {
      const Sentence damage = record.error().what;
      record = emptyRecord(folder);
      record->damage = damage;
    }
    records.push_back(std::move(*record));
  }
  std::ranges::stable_sort(records, std::greater<>(), &RunRecord::created);
  return records;
}

fs::path modelOf(const fs::path& modelOrRun) {
  std::error_code error;
  return fs::is_directory(modelOrRun, error) ? run_paths::model(modelOrRun) : modelOrRun;
}

std::vector<std::string> readRunLog(const fs::path& run) {
  std::vector<std::string> lines;
  std::ifstream file(run_paths::log(run));
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

fs::path newRunPath(const TrainingRecipe& recipe) {
  const std::string name =
      fmt::format("{:%F_%H%M%S}_{}", fmt::localtime(std::time(nullptr)), recipe.name);
  fs::path path = runsDirectory() / name;
  std::error_code error;
  for (int i = 2; fs::exists(path, error); ++i)
    path = runsDirectory() / fmt::format("{}_{}", name, i);
  return path;
}

}  // namespace pomona
