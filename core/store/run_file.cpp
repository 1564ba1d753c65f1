// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ranges>
#include <string_view>

#include "base/file.h"
#include "nn/fine_tune.h"
#include "store/csv_row.h"
#include "store/json_text.h"
#include "store/run_paths.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr unsigned formatVersion = 1;
constexpr auto historyHeader =
    "epoch,epochs,loss,accuracy,val_loss,val_accuracy,learning_rate,seconds";

std::unexpected<Error> damaged(const fs::path& file, const Sentence& reason) {
  return failure(
      ErrorCode::FileDamaged,
      Sentence::of("the run {} is damaged: {} {}", file.parent_path(), file.filename(), reason),
      file);
}

/// @throws json::exception
RunFile parseRun(const json& run, const TrainingRecipe& recipe, const fs::path& folder) {
  RunFile file;
  file.request = {bytesFromJson(run.at("data")), folder, recipe, {}};
  file.request.compute = {run.at("device"), run.at("threads"), recipe.precision};
  file.datasetDigest = run.at("dataset_digest");
  file.weightsDigest = run.at("weights_digest");
  file.created = run.at("created");
  file.generator = run.value("generator_version", 1);
  file.request.recipe.augmentation.evenShifts = file.generator == 1;
  file.programVersion = run.value("program_version", "");
  file.tunedVersion = run.value("tuned_version", "");
  return file;
}

bool parseRow(std::string_view row, EpochRecord& r) {
  return parseNumbers(row, r.epoch, r.epochs, r.loss, r.accuracy, r.valLoss, r.valAccuracy,
                      r.learningRate, r.seconds);
}

}  // namespace

bool isTunedWithFault(const RunFile& file) {
  return file.tunedVersion.empty() && isTunedWithFault(file.request.recipe, file.programVersion);
}

Result<RunFile> readRunFile(const fs::path& folder) {
  const fs::path file = run_paths::recipe(folder);
  const auto text = readText(file);
  if (!text && text.error().code == ErrorCode::NotFound)
    return failure(ErrorCode::NotFound,
                   Sentence::of("{} is no run: it holds no recipe.json", folder.string()), folder);
  if (!text) return std::unexpected(text.error());
  try {
    const json object = parseJson(*text);
    const json& run = object.at("run");
    if (run.at("format_version").get<std::uint64_t>() > formatVersion ||
        run.value("generator_version", 1) > generatorVersion)
      return failure(
          ErrorCode::NewerFormat,
          Sentence::of("the run {} was written by a newer Pomona; update Pomona", folder.string()),
          folder);
    const auto recipe = recipeFromJson(*text, file);
    if (!recipe) return std::unexpected(recipe.error());
    RunFile parsed = parseRun(run, *recipe, folder);
    if (parsed.generator < 1)
      return damaged(file, Sentence::of("names no version of its generator"));
    return parsed;
  } catch (const json::exception&) {
    return damaged(file, Sentence::of("is cut or lacks a value"));
  }
}

Result<void> writeRunFile(const fs::path& folder, const RunFile& file) {
  const auto& request = file.request;
  auto object = nlohmann::ordered_json::parse(toJson(request.recipe));
  object["run"] = {{"format_version", formatVersion},
                   {"data", bytesToJson(request.data.string())},
                   {"dataset_digest", file.datasetDigest},
                   {"weights_digest", file.weightsDigest},
                   {"device", request.compute.device},
                   {"threads", request.compute.threads},
                   {"generator_version", file.generator},
                   {"program_version", file.programVersion},
                   {"created", file.created}};
  if (!file.tunedVersion.empty()) object["run"]["tuned_version"] = file.tunedVersion;
  return writeFile(run_paths::recipe(folder), jsonText(object) + "\n");
}

Result<std::vector<EpochRecord>> readHistory(const fs::path& file) {
  std::vector<EpochRecord> history;
  const auto text = readText(file);
  if (!text && text.error().code == ErrorCode::NotFound) return history;
  if (!text) return std::unexpected(text.error());
  bool header = true;
  for (const auto part : std::views::split(*text, '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (header && line != historyHeader) return damaged(file, Sentence::of("has other columns"));
    if (!header && !line.empty()) {
      EpochRecord record;
      if (!parseRow(line, record))
        return damaged(file, Sentence::of("holds the line \"{}\"", line.substr(0, 80)));
      history.push_back(record);
    }
    header = false;
  }
  return history;
}

std::string historyText(const std::vector<EpochRecord>& history) {
  std::string text = fmt::format("{}\n", historyHeader);
  for (const auto& r : history)
    text += fmt::format("{},{},{:.9g},{:.9g},{:.9g},{:.9g},{:.9g},{:.9g}\n", r.epoch, r.epochs,
                        r.loss, r.accuracy, r.valLoss, r.valAccuracy, r.learningRate, r.seconds);
  return text;
}

}  // namespace pomona
