// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command.h"

namespace pomona::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string directory;
  CheckOptions check;
  DemoOptions demo;
};

/// A dataset with one tree of class folders has no Test, most have no Validation.
std::vector<Split> splitsOf(const Dataset& dataset) {
  std::vector<Split> splits{Split::Training};
  for (const Split split : {Split::Validation, Split::Test})
    if (!dataset.samples(split).empty()) splits.push_back(split);
  return splits;
}

/// Images of each class that the split has.
Json perClass(const Dataset& dataset, Split split) {
  Json counts = Json::object();
  const auto images = dataset.countPerClass(split);
  for (std::size_t label = 0; label < images.size(); ++label)
    if (images[label] > 0) counts[dataset.classes[label]] = images[label];
  return counts;
}

Json toJson(const Dataset& dataset) {
  Json splits = Json::object();
  for (const Split split : splitsOf(dataset)) {
    Json counts = perClass(dataset, split);
    splits[std::string(toString(split))] = {{"images", dataset.samples(split).size()},
                                            {"classes", counts.size()},
                                            {"per_class", std::move(counts)}};
  }
  Json problems = Json::array();
  for (const auto& [kind, path, what] : dataset.problems)
    problems.push_back(
        {{"kind", toString(kind)}, {"path", path.string()}, {"message", what.english()}});
  return {{"root", dataset.root.string()},
          {"classes", dataset.classes},
          {"splits", std::move(splits)},
          {"problems", std::move(problems)}};
}

int print(const Dataset& dataset, bool json) {
  if (json) return printJson(toJson(dataset));
  fmt::print("{}\n", dataset.root.string());
  for (const Split split : splitsOf(dataset))
    fmt::print("{}:\nFound {} images belonging to {} classes.\n", toString(split),
               dataset.samples(split).size(), perClass(dataset, split).size());
  if (dataset.problems.empty())
    fmt::print("No problems.\n");
  else
    fmt::print("{} problem{}:\n", dataset.problems.size(), dataset.problems.size() > 1 ? "s" : "");
  for (const Problem& problem : dataset.problems)
    fmt::print("  {}: {}\n", toString(problem.kind), problem.message());
  return 0;
}

int info(const Options& options, const Context& context) {
  const auto dataset = scanDataset(options.directory, context.stop);
  return dataset ? print(*dataset, context.json) : fail(dataset.error());
}

int check(Options& options, const Context& context) {
  auto dataset = scanDataset(options.directory, context.stop);
  if (!dataset) return fail(dataset.error());
  options.check.threads = context.compute.threads;
  const auto found =
      checkDataset(*dataset, options.check, progressLine(context, "reading images"), context.stop);
  if (!found) return fail(found.error());
  dataset->problems.insert(dataset->problems.end(), found->begin(), found->end());
  return print(*dataset, context.json);
}

int demo(const Options& options, const Context& context) {
  const auto made = makeDemoDataset(options.directory, options.demo,
                                    progressLine(context, "drawing fruit"), context.stop);
  if (!made) return fail(made.error());
  if (context.json)
    return printJson(
        {{"root", made->root.string()}, {"classes", made->classes}, {"images", made->images}});
  fmt::print("{}\nDrew {} images belonging to {} classes.\n", made->root.string(), made->images,
             made->classes);
  return 0;
}

CLI::App* addAction(CLI::App& parent, Context& context, const std::shared_ptr<Options>& options,
                    const std::string& name, const std::string& description,
                    const std::string& example, std::function<int()> action) {
  CLI::App* command = addCommand(parent, context, name, description, example);
  command->add_option("DIR", options->directory, "Folder")->required();
  command->callback([&context, action = std::move(action)] { context.action = action; });
  return command;
}

}  // namespace

void addDataset(CLI::App& app, Context& context) {
  CLI::App* dataset = app.add_subcommand("dataset", "Look at a dataset's folder, or draw one");
  dataset->footer("Example:\n  pomona-cli dataset info fruits-360");
  dataset->require_subcommand(1);
  const auto options = std::make_shared<Options>();

  addAction(*dataset, context, options, "info", "Count images and classes; name problems",
            "pomona-cli dataset info fruits-360",
            [=, &context] { return info(*options, context); });

  CLI::App* checkCommand =
      addAction(*dataset, context, options, "check", "As info, and read every file",
                "pomona-cli dataset check fruits-360 --duplicates",
                [=, &context] { return check(*options, context); });
  checkCommand->add_flag("--duplicates", options->check.duplicates,
                         "Find images that are in Training and in another split");

  CLI::App* demoCommand =
      addAction(*dataset, context, options, "demo", "Draw a small dataset in fruits-360's layout",
                "pomona-cli dataset demo fruit --classes 6 --seed 2",
                [=, &context] { return demo(*options, context); });
  auto& demoOptions = options->demo;
  demoCommand->add_option("--classes", demoOptions.classes, "Kinds of fruit")
      ->check(CLI::Range(2, 12))
      ->capture_default_str();
  demoCommand->add_option("--training", demoOptions.training, "Training images per class")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  demoCommand->add_option("--test", demoOptions.test, "Test images per class")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  demoCommand->add_option("--seed", demoOptions.seed, "Other seed, other fruit")
      ->capture_default_str();
}

}  // namespace pomona::cli
