// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "command.h"
#include "pomona/engine.h"
#include "pomona/files.h"
#include "pomona/paths.h"

namespace pomona::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path model;
  std::vector<std::string> paths;
  int top = 5;
  fs::path csv;
};

nlohmann::ordered_json toJson(const std::vector<LabelProbability>& answers) {
  auto array = nlohmann::ordered_json::array();
  for (const auto& [label, probability] : answers)
    array.push_back({{"label", label}, {"probability", probability}});
  return array;
}

nlohmann::ordered_json toJson(const Prediction& prediction) {
  nlohmann::ordered_json row{{"file", prediction.file.string()},
                             {"predictions", toJson(prediction.predictions)},
                             {"groups", toJson(prediction.groups)}};
  row["error"] = prediction.error ? nlohmann::ordered_json(prediction.error->message()) : nullptr;
  return row;
}

void print(const Prediction& row) {
  if (row.error) return fmt::print(stderr, "pomona-cli: {}\n", row.error->message());
  std::string answer = row.groups.front().label;
  if (row.varieties.front().label != answer) answer += ", " + row.varieties.front().label;
  std::string others;
  for (std::size_t i = 1; i < row.groups.size(); ++i)
    others += fmt::format("{}{} {:.1f} %", i == 1 ? "  (" : ", ", row.groups[i].label,
                          100 * row.groups[i].probability);
  fmt::print("{}: {} {:.1f} %{}\n", row.file.string(), answer, 100 * row.groups.front().probability,
             others.empty() ? "" : others + ")");
}

/// One line on stderr, whatever their number.
void saySkipped(const std::vector<fs::path>& files) {
  if (files.empty()) return;
  fmt::print(stderr, "pomona-cli: skipped {} that {} not JPEG, PNG, WebP, BMP or TIFF: {}{}\n",
             files.size() == 1 ? "a file" : fmt::format("{} files", files.size()),
             files.size() == 1 ? "is" : "are", files.front().string(),
             files.size() == 1 ? "" : " ...");
}

int classify(const Options& options, const Context& context) {
  const auto found = collectImages({options.paths.begin(), options.paths.end()}, context.stop);
  if (!found) return fail(found.error());
  const auto& files = found->images;
  saySkipped(found->skipped);
  const auto engine = loadEngine();
  if (!engine) return fail(engine.error());
  const auto classifier = (*engine)->openClassifier(
      options.model.empty() ? bundledModel() : options.model, context.compute);
  if (!classifier) return fail(classifier.error());
  say({.tunedWithFault = (*classifier)->info().caution.tunedWithFault}, context);

  std::vector<Prediction> rows;
  for (const auto& error : found->without) {
    rows.push_back({.file = error.path, .error = error});
    if (!context.json) print(rows.back());
  }
  const auto progress =
      files.size() > 32 ? progressLine(context, "classifying") : ProgressCallback{};
  std::size_t done = 0;
  const auto ended = (*classifier)
                         ->classifyFiles(
                             files, options.top,
                             [&](const Prediction& row) {
                               rows.push_back(row);
                               if (!context.json) print(row);
                               if (progress) progress({++done, files.size()});
                             },
                             context.stop);
  auto json = nlohmann::ordered_json::array();
  for (const auto& row : rows) json.push_back(toJson(row));
  if (context.json) printJson(json);
  if (!options.csv.empty())
    if (const auto written = saveText(options.csv, toCsv(rows, options.top)); !written)
      return fail(written.error());
  if (!ended) return fail(ended.error());
  const auto failed =
      std::ranges::count_if(rows, [](const auto& row) { return row.error.has_value(); });
  if (!rows.empty() && failed == std::ssize(rows)) {
    if (context.json) fmt::print(stderr, "pomona-cli: {}\n", rows.front().error->message());
    return 1;
  }
  return 0;
}

}  // namespace

void addClassify(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  auto* command = addCommand(app, context, "classify", "Say what is on images",
                             "pomona-cli classify photo.jpg folder/\n"
                             "  pomona-cli classify --model RUN/model.safetensors photo.jpg");
  command->add_option("--model", options->model,
                      "Model file, or the folder of its run (default: the fruit that comes with "
                      "Pomona)");
  command->add_option("PATH", options->paths, "Images, or folders with images")->required();
  addPrecision(*command, context);
  command->add_option("--top", options->top, "Classes per image")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_option("--csv", options->csv, "Write the table to this file, too");
  command->callback([options, &context] {
    context.action = [options, &context] { return classify(*options, context); };
  });
}

}  // namespace pomona::cli
