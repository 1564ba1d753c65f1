// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/weights.h"

#include <fmt/format.h>

#include <algorithm>

#include "command.h"
#include "options.h"

namespace pomona::cli {
namespace {

int print(const std::vector<WeightsRecord>& records, const Context& context) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& record : records) {
    json.push_back({{"backbone", toString(record.backbone)},
                    {"file", record.file.string()},
                    {"state", toString(record.state)},
                    {"source", record.source},
                    {"digest", record.digest}});
    if (!context.json)
      fmt::print("{:<20} {:<9} {}\n{:<30} {}\n", toString(record.backbone), toString(record.state),
                 record.file.string(), "", record.source);
  }
  return context.json ? printJson(json) : 0;
}

int verify(const Context& context) {
  const auto records = verifyWeights();
  print(records, context);
  const auto damaged = std::ranges::find(records, WeightsState::Damaged, &WeightsRecord::state);
  if (damaged == records.end()) return 0;
  return fail({ErrorCode::FileDamaged,
               fmt::format("{} does not load; import or remove it", damaged->file.string()),
               damaged->file});
}

struct Import {
  std::filesystem::path file;
  Backbone backbone = Backbone::EfficientNetLite0;
};

int import(const Import& options, const Context& context) {
  const auto record = importWeights(options.file, options.backbone);
  return record ? print({*record}, context) : fail(record.error());
}

}  // namespace

void addWeights(CLI::App& app, Context& context) {
  auto* weights = app.add_subcommand("weights", "The weight files of the backbones");
  weights->footer("Example:\n  pomona-cli weights list");
  weights->require_subcommand(1);
  addCommand(*weights, context, "list", "Which weight files are there",
             "pomona-cli weights list --json")
      ->callback(
          [&context] { context.action = [&context] { return print(listWeights(), context); }; });
  addCommand(*weights, context, "verify", "Load every weight file that is there",
             "pomona-cli weights verify")
      ->callback([&context] { context.action = [&context] { return verify(context); }; });
  const auto options = std::make_shared<Import>();
  auto* command = addCommand(*weights, context, "import",
                             "Check a weight file and copy it into the weights folder",
                             "pomona-cli weights import "
                             "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5 --backbone vgg16");
  command->add_option("FILE", options->file, "A .h5 file of Keras, or a .safetensors file")
      ->required();
  addBackboneOption(*command, options->backbone)->required();
  command->callback([options, &context] {
    context.action = [options, &context] { return import(*options, context); };
  });
}

}  // namespace pomona::cli
