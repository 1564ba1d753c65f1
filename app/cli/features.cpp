// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "command.h"
#include "options.h"
#include "pomona/engine.h"

namespace pomona::cli {
namespace {

int features(const FeatureRequest& request, const Context& context) {
  const auto engine = loadEngine();
  if (!engine) return fail(engine.error());
  FeatureRequest ready = request;
  ready.compute.device = context.compute.device;
  ready.compute.threads = context.compute.threads;
  if (std::holds_alternative<RandomWeights>(request.weights))
    fmt::print(stderr, "pomona-cli: note: the backbone's weights are RANDOM (--weights none)\n");
  const auto report =
      (*engine)->exportFeatures(ready, progressLine(context, "extracting"), context.stop);
  if (!report) return fail(report.error());
  if (context.json)
    return printJson(
        {{"images", report->images}, {"features", report->features}, {"seconds", report->seconds}});
  fmt::print("{} x {} features in {:.1f} s: {}\n", report->images, report->features,
             report->seconds, request.out.string());
  return 0;
}

}  // namespace

void addFeatures(CLI::App& app, Context& context) {
  const auto request = std::make_shared<FeatureRequest>();
  request->compute.precision = Precision::Float32;  // to be compared with other programs' features
  auto* command = addCommand(
      app, context, "features", "Write the backbone's output for some images",
      "pomona-cli features --backbone efficientnet_lite0 --out f.safetensors a.jpg b.jpg");
  addBackboneOption(*command, request->backbone)->required();
  command
      ->add_option_function<std::string>(
          "--weights",
          [request](const std::string& text) {
            const auto weights = weightsFromString(text);
            if (!weights) throw CLI::ValidationError("--weights", "names nothing");
            request->weights = *weights;
          },
          "imagenet, none, or a .h5 or .safetensors file")
      ->default_str(toString(request->weights));
  addPreprocessingOption(*command, request->preprocessing);
  command->add_option("--image-size", request->imageSize, "Every image is resized to S x S, pixels")
      ->capture_default_str();
  command->add_option("--out", request->out, "File to write")->required();
  command->add_option("IMAGE", request->images, "Images")->required();
  command->callback([request, &context] {
    context.action = [request, &context] { return features(*request, context); };
  });
}

}  // namespace pomona::cli
