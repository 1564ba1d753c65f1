// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "command.h"
#include "options.h"
#include "pomona/keras_model.h"

namespace pomona::cli {
namespace {

int importModel(const KerasModelRequest& request, const Context& context) {
  const auto info = importKerasModel(request);
  if (!info) return fail(info.error());
  if (context.json)
    return printJson({{"model", request.out.string()},
                      {"backbone", toString(info->backbone)},
                      {"image_size", info->imageSize},
                      {"preprocessing", toString(info->preprocessing)},
                      {"labels", info->labels.size()}});
  fmt::print("{}: {}, {} pixels, preprocessing {}, {} labels\n", request.out.string(),
             toString(info->backbone), info->imageSize, toString(info->preprocessing),
             info->labels.size());
  return 0;
}

}  // namespace

void addImportModel(CLI::App& app, Context& context) {
  const auto request = std::make_shared<KerasModelRequest>();
  auto* command =
      addCommand(app, context, "import-model",
                 "Make a model file of a whole Keras model (.h5: backbone, Flatten, Dense)",
                 "pomona-cli import-model fruits.h5 --labels fruits-360 --preprocessing rescale "
                 "--out fruits.safetensors");
  command->add_option("FILE", request->file, "Model that Keras saved as .h5")->required();
  command
      ->add_option("--labels", request->labels,
                   "Text file, one label a line in the order of the outputs, or the dataset")
      ->required();
  addPreprocessingOption(*command, request->preprocessing)->required();
  command->add_option("--out", request->out, "Model file to write")->required();
  command->callback([request, &context] {
    context.action = [request, &context] { return importModel(*request, context); };
  });
}

}  // namespace pomona::cli
