// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/weights.h"

#include <fmt/format.h>

#include <algorithm>

#include "command.h"
#include "options.h"

namespace pomona::cli {
namespace {

nlohmann::ordered_json toJson(const WeightsRecord& record) {
  return {{"backbone", toString(record.backbone)},
          {"file", record.file.string()},
          {"state", toString(record.state)},
          {"source", record.source},
          {"digest", record.digest},
          {"licence", record.licence},
          {"url", record.url},
          {"bytes", record.bytes},
          {"published", record.published},
          {"preprocessing", toString(record.preprocessing)}};
}

int print(const std::vector<WeightsRecord>& records, const Context& context) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& record : records) {
    json.push_back(toJson(record));
    if (context.json) continue;
    fmt::print("{:<20} {:<9} {:>6.1f} MB  {}\n{:<30} {}; {}\n", toString(record.backbone),
               toString(record.state), static_cast<double>(record.bytes) / 1e6,
               record.file.string(), "", record.source, record.licence);
    if (record.state == WeightsState::Missing) fmt::print("{:<30} {}\n", "", record.url);
    if (record.begun > 0)
      fmt::print("{:<30} {:.1f} MB of it are there; fetch goes on with them\n", "",
                 static_cast<double>(record.begun) / 1e6);
  }
  return context.json ? printJson(json) : 0;
}

std::string remedyFor(const WeightsRecord& record) {
  return record.url.empty() ? "remove it: the file that comes with Pomona is taken then"
                            : "fetch or import it again";
}

int verify(const Context& context) {
  const auto records = verifyWeights(progressLine(context, "verifying"), context.stop);
  if (!records) return fail(records.error());
  int code = print(*records, context);
  for (const auto& record : *records)
    if (record.state == WeightsState::Damaged)
      code = fail({ErrorCode::FileDamaged,
                   Sentence::verbatim(record.damage.english() + "; " + remedyFor(record)),
                   record.file});
  return code;
}

int fetch(Backbone backbone, const Context& context) {
  const auto what = fmt::format("fetching {}", toString(backbone));
  const auto record =
      fetchWeights(backbone, progressLine(context, what, Unit::Bytes), context.stop);
  if (record) return print({*record}, context);
  auto error = record.error();
  if (error.code == ErrorCode::Unreachable)  // there may be a way on another computer
    error.what = Sentence::of(
        "{}; get the file with another computer and run \"pomona-cli weights import {}\"",
        error.what, error.path.filename());
  return fail(error);
}

struct Import {
  std::filesystem::path file;
  std::optional<Backbone> backbone;
};

int import(const Import& options, const Context& context) {
  const auto record = importWeights(options.file, options.backbone);
  return record ? print({*record}, context) : fail(record.error());
}

void addFetch(CLI::App& weights, Context& context) {
  auto* command = addCommand(
      weights, context, "fetch", "Fetch the published weight file of a backbone",
      "pomona-cli weights fetch vgg16\n\nA fetch that was cut or stopped goes on where it ended. "
      "https_proxy and no_proxy are followed;\nPOMONA_WEIGHTS_URL names a folder on another server "
      "that has the files, SSL_CERT_FILE the certificates to trust.");
  const auto backbone = std::make_shared<Backbone>();
  addBackboneOption(*command, *backbone, "BACKBONE")->required();
  command->callback([backbone, &context] {
    context.action = [backbone, &context] { return fetch(*backbone, context); };
  });
}

void addImport(CLI::App& weights, Context& context) {
  const auto options = std::make_shared<Import>();
  auto* command = addCommand(
      weights, context, "import", "Check a weight file and copy it into the weights folder",
      "pomona-cli weights import vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5");
  command->add_option("FILE", options->file, "A .h5 file of Keras, or a .safetensors file")
      ->required();
  addBackboneOption(*command, options->backbone)
      ->description("Network (default: the one whose layers the file holds)");
  command->callback([options, &context] {
    context.action = [options, &context] { return import(*options, context); };
  });
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
  addFetch(*weights, context);
  addImport(*weights, context);
}

}  // namespace pomona::cli
