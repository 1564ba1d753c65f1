// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/kept_evaluation.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "base/hash.h"
#include "evaluate/metrics.h"
#include "pomona/paths.h"
#include "store/json_text.h"
#include "store/run_file.h"
#include "store/run_paths.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr unsigned formatVersion = 2;  // 2: errors are sentences

fs::path resolved(const fs::path& path) {
  std::error_code error;
  const auto result = fs::weakly_canonical(path, error);
  return error ? path : result;
}

/// An image's row: the figures follow from all rows, so nothing else has to be written.
ordered_json rowOf(const ImageResult& r) {
  return ordered_json::array(
      {bytesToJson(r.file), r.label, r.predicted, r.confidence, r.trueProbability, r.loss});
}

/// Pomonas before 0.2 kept no loss: it followed from the probability, clipped.
double lossOf(const json& row) {
  if (row.size() > 5) return numberFromJson(row.at(5));
  return -std::log(std::max(row.at(4).get<double>(), 1e-7));
}

/// @throws json::exception
std::vector<ImageResult> parseRows(const json& rows) {
  std::vector<ImageResult> results;
  results.reserve(rows.size());
  for (const json& row : rows) {
    results.push_back(
        {bytesFromJson(row.at(0)), row.at(1), row.at(2), row.at(3), row.at(4), lossOf(row)});
  }
  return results;
}

/// @throws json::exception
std::vector<UnreadImage> parseErrors(const json& rows) {
  std::vector<UnreadImage> errors;
  for (const json& row : rows)
    errors.push_back({bytesFromJson(row.at(0)), sentenceFromJson(row.at(1))});
  return errors;
}

bool fits(const std::vector<ImageResult>& results, std::size_t classes) {
  const auto known = [classes](int label) {
    return label >= 0 && static_cast<std::size_t>(label) < classes;
  };
  return std::ranges::all_of(
      results, [&](const ImageResult& r) { return known(r.label) && known(r.predicted); });
}

std::unexpected<Error> damaged(const fs::path& file) {
  return failure(ErrorCode::FileDamaged,
                 Sentence::of("the evaluation {} is damaged; evaluate again", file.string()), file);
}

/// @throws json::exception
Result<KeptEvaluation> parse(const json& object, const fs::path& file) {
  if (object.at("format_version").get<std::uint64_t>() > formatVersion)
    return failure(ErrorCode::NewerFormat,
                   Sentence::of("{} was written by a newer Pomona; update Pomona", file.string()),
                   file);
  std::vector<std::string> classes;
  for (const json& name : object.at("classes")) classes.push_back(bytesFromJson(name));
  auto results = parseRows(object.at("results"));
  if (!fits(results, classes.size())) return damaged(file);
  KeptEvaluation kept{
      {bytesFromJson(object.at("root")), object.at("model_digest"), object.at("images_digest")},
      summarizeResults(std::move(results), std::move(classes),
                       numberFromJson(object.at("top5_accuracy")))};
  if (object.contains("errors")) kept.evaluation.errors = parseErrors(object.at("errors"));
  kept.evaluation.caution = {object.value("precision", ""), object.value("trained_precision", ""),
                             object.value("tuned_with_fault", false)};
  return kept;
}

}  // namespace

Result<EvaluationStamp> stampEvaluation(const EvaluationRequest& request, std::stop_token stop) {
  const auto dataset = scanDataset(request.data, stop);
  if (!dataset) return std::unexpected(dataset.error());
  auto images = sampleDigest(dataset->root, dataset->samples(request.split));
  if (!images) return std::unexpected(images.error());
  auto model = sha256File(modelOf(request.model));
  if (!model) return std::unexpected(model.error());
  return EvaluationStamp{dataset->root, std::move(*model), std::move(*images)};
}

fs::path evaluationFile(const EvaluationRequest& request) {
  const fs::path model = resolved(modelOf(request.model));
  const fs::path data = resolved(request.data);
  const std::string split(toString(request.split));
  const auto run = readRunFile(model.parent_path());
  if (!run || model.filename() != run_paths::modelName)
    return cacheDirectory() / "evaluations" /
           fmt::format("{}-{}.json", toHex(fastHash(model.native() + '\n' + data.native())), split);
  const auto other =
      resolved(run->request.data) == data ? "" : "-" + toHex(fastHash(data.native()));
  return model.parent_path() / fmt::format("evaluation-{}{}.json", split, other);
}

Result<void> saveEvaluation(const KeptEvaluation& kept, const fs::path& file) {
  const auto& e = kept.evaluation;
  auto classes = ordered_json::array();
  for (const auto& name : e.classes) classes.push_back(bytesToJson(name));
  auto rows = ordered_json::array();
  for (const auto& result : e.results) rows.push_back(rowOf(result));
  auto errors = ordered_json::array();
  for (const auto& error : e.errors)
    errors.push_back(ordered_json::array({bytesToJson(error.file), sentenceToJson(error.what)}));
  const ordered_json object{{"format_version", formatVersion},
                            {"root", bytesToJson(kept.stamp.root.string())},
                            {"model_digest", kept.stamp.modelDigest},
                            {"images_digest", kept.stamp.imagesDigest},
                            {"loss", e.loss},
                            {"accuracy", e.accuracy},
                            {"top5_accuracy", e.top5Accuracy},
                            {"classes", classes},
                            {"precision", e.caution.precision},
                            {"trained_precision", e.caution.trainedPrecision},
                            {"tuned_with_fault", e.caution.tunedWithFault},
                            {"results", rows},
                            {"errors", errors}};
  if (const auto made = makeDirectory(file.parent_path()); !made) return made;
  return writeFile(file, object.dump() + "\n");
}

Result<KeptEvaluation> loadEvaluation(const fs::path& file) {
  const auto text = readText(file);
  if (!text) return std::unexpected(text.error());
  try {
    return parse(parseJson(*text), file);
  } catch (const json::exception&) {
    return damaged(file);
  }
}

}  // namespace pomona
