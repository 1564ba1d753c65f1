// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "command.h"
#include "pomona/engine.h"

namespace pomona::cli {
namespace {

struct Options {
  EvaluationRequest request;
  std::filesystem::path report;
};

void print(const Evaluation& evaluation) {
  fmt::print(
      "{} images: loss {:.4f}, accuracy {:.4f}, top-5 accuracy {:.4f}, calibration error "
      "{:.4f}\n\n",
      evaluation.images, evaluation.loss, evaluation.accuracy, evaluation.top5Accuracy,
      evaluation.calibrationError);
  std::size_t width = 5;
  for (const auto& name : evaluation.classes) width = std::max(width, name.size());
  fmt::print("{:<{}} {:>9} {:>9} {:>9} {:>9}\n", "class", width, "precision", "recall", "f1",
             "support");
  for (std::size_t i = 0; i < evaluation.classes.size(); ++i) {
    const auto& row = evaluation.perClass[i];
    fmt::print("{:<{}} {:>9.4f} {:>9.4f} {:>9.4f} {:>9}\n", evaluation.classes[i], width,
               row.precision, row.recall, row.f1, row.support);
  }
  if (!evaluation.mostConfused.empty()) fmt::print("\nmost confused:\n");
  for (const auto& pair : evaluation.mostConfused)
    fmt::print("  {} taken for {}: {} times\n",
               evaluation.classes[static_cast<std::size_t>(pair.label)],
               evaluation.classes[static_cast<std::size_t>(pair.predicted)], pair.count);
}

int evaluate(const Options& options, const Context& context) {
  const auto engine = loadEngine();
  if (!engine) return fail(engine.error());
  EvaluationRequest request = options.request;
  request.compute = context.compute;
  const auto evaluation =
      (*engine)->evaluate(request, progressLine(context, "evaluating"), context.stop);
  if (!evaluation) return fail(evaluation.error());
  for (const auto& error : evaluation->errors)
    fmt::print(stderr, "not read: {}\n", error.what.english());
  if (!evaluation->errors.empty())
    fmt::print(stderr, "{} of {} images could not be read; the figures are of the others\n",
               evaluation->errors.size(), evaluation->errors.size() + evaluation->images);
  say(evaluation->caution, context);
  if (context.json)
    printJson(nlohmann::ordered_json::parse(toJson(*evaluation)));
  else
    print(*evaluation);
  if (!options.report.empty())
    if (const auto written = writeReport(*evaluation, options.report); !written)
      return fail(written.error());
  return 0;
}

}  // namespace

void addEvaluate(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  auto* command =
      addCommand(app, context, "evaluate",
                 "Measure a model on a dataset's images; its loss is the plain cross-entropy, "
                 "whatever label smoothing it was trained with",
                 "pomona-cli evaluate --model RUN/model.safetensors --data fruits-360");
  command->add_option("--model", options->request.model, "Model file, or the folder of its run")
      ->required();
  command->add_option("--data", options->request.data, "Dataset")->required();
  command
      ->add_option_function<std::string>(
          "--split",
          [options](const std::string& name) { options->request.split = *splitFromString(name); },
          "training, validation or test (default: test)")
      ->check(CLI::IsMember({"training", "validation", "test"}));
  addPrecision(*command, context);
  command->add_option("--report", options->report, "Folder for the report's tables (CSV and JSON)");
  command->callback([options, &context] {
    context.action = [options, &context] { return evaluate(*options, context); };
  });
}

}  // namespace pomona::cli
