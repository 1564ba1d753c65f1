// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "command.h"
#include "options.h"
#include "pomona/model_summary.h"

namespace pomona::cli {
namespace {

struct Options {
  Backbone backbone = Backbone::Vgg16;
  int classes = 0;
  int imageSize = 100;
  std::string head;
  std::string fineTuneFrom;
};

/// 14714688 -> "14,714,688", as Keras prints it.
std::string grouped(std::int64_t number) {
  std::string digits = fmt::to_string(number);
  for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3)
    digits.insert(static_cast<std::size_t>(i), ",");
  return digits;
}

void print(const ModelSummary& summary) {
  std::size_t width = 12;
  for (const auto& layer : summary.layers)
    width = std::max(width, layer.name.size() + layer.type.size() + 3);
  fmt::print("{:<{}}  {:<22}  {:>12}\n{:=<{}}\n", "Layer (type)", width, "Output Shape", "Param #",
             "", width + 38);
  for (const auto& layer : summary.layers)
    fmt::print("{:<{}}  {:<22}  {:>12}\n", fmt::format("{} ({})", layer.name, layer.type), width,
               fmt::format("(None, {})", fmt::join(layer.outputShape, ", ")),
               grouped(layer.parameters));
  fmt::print("{:=<{}}\nTotal params: {}\nTrainable params: {}\nNon-trainable (frozen) params: {}\n",
             "", width + 38, grouped(summary.total), grouped(summary.trainable),
             grouped(summary.frozen));
}

int summarize(const Options& options, const Context& context) {
  HeadSpec head = defaultHead(options.backbone);
  if (!options.head.empty()) {
    const auto parsed = parseHead(options.head);
    if (!parsed) return fail(parsed.error());
    head = *parsed;
  }
  const auto summary = summarizeModel(options.backbone, options.imageSize, options.classes, head,
                                      options.fineTuneFrom);
  if (!summary) return fail(summary.error());
  if (!context.json) {
    print(*summary);
    return 0;
  }
  auto layers = nlohmann::ordered_json::array();
  for (const auto& layer : summary->layers) {
    auto shape = nlohmann::ordered_json::array({nullptr});  // the batch, as Keras has it
    for (const auto size : layer.outputShape) shape.push_back(size);
    layers.push_back({{"name", layer.name},
                      {"type", layer.type},
                      {"output_shape", shape},
                      {"parameters", layer.parameters}});
  }
  return printJson({{"layers", layers},
                    {"total", summary->total},
                    {"trainable", summary->trainable},
                    {"frozen", summary->frozen}});
}

}  // namespace

void addSummary(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  auto* command = addCommand(app, context, "summary",
                             "Keras's model summary: layers, output shapes, parameters",
                             "pomona-cli summary --backbone vgg16 --classes 131 --image-size 100");
  addBackboneOption(*command, options->backbone)->required();
  command->add_option("--classes", options->classes, "Classes of the head (default: no head)")
      ->check(CLI::Range(2, 1000000));
  command->add_option("--image-size", options->imageSize, "Pixels")->capture_default_str();
  command->add_option("--head", options->head,
                      "flatten or gap, then any layers: gap,dense:256:relu,dropout:0.3 (default: "
                      "flatten for VGG, gap for the others)");
  command->add_option("--fine-tune-from", options->fineTuneFrom,
                      "Layer of the backbone from which on it is trained, too");
  command->callback([options, &context] {
    context.action = [options, &context] { return summarize(*options, context); };
  });
}

}  // namespace pomona::cli
