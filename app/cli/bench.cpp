// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "command.h"
#include "options.h"
#include "pomona/engine.h"

namespace pomona::cli {
namespace {

int bench(const BenchmarkRequest& request, const Context& context) {
  const auto engine = loadEngine();
  if (!engine) return fail(engine.error());
  BenchmarkRequest ready = request;
  ready.compute = context.compute;
  const auto report = (*engine)->benchmark(ready, context.stop);
  if (!report) return fail(report.error());
  auto rates = nlohmann::ordered_json::object();
  auto ratios = nlohmann::ordered_json::object();
  for (const auto& [name, value] : report->imagesPerSecond) rates[name] = value;
  for (const auto& [name, value] : report->ratios) ratios[name] = value;
  if (context.json) return printJson({{"images_per_second", rates}, {"ratios", ratios}});
  for (const auto& [name, value] : report->imagesPerSecond)
    fmt::print("{:<32} {:>10.0f} /s\n", name, value);
  for (const auto& [name, value] : report->ratios) fmt::print("{:<32} {:>10.3f}\n", name, value);
  return 0;
}

}  // namespace

void addBench(CLI::App& app, Context& context) {
  const auto request = std::make_shared<BenchmarkRequest>();
  auto* command = addCommand(app, context, "bench",
                             "Measure loader, network and head, and their ratios, in one run",
                             "pomona-cli bench --data fruits-360 --backbone vgg16");
  command->add_option("--data", request->data, "Dataset (default: drawn pictures)");
  addBackboneOption(*command, request->backbone)->default_str("vgg16");
  command->add_option("--image-size", request->imageSize, "Pixels")
      ->check(CLI::Range(32, 1024))
      ->capture_default_str();
  command->callback([request, &context] {
    context.action = [request, &context] { return bench(*request, context); };
  });
}

}  // namespace pomona::cli
