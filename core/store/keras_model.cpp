// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/keras_model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

#include "base/file.h"
#include "base/hash.h"
#include "nn/architecture.h"
#include "pomona/dataset.h"
#include "store/json_text.h"
#include "store/model_file.h"
#include "weights/keras_hdf5.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// What Keras's description of a model says, nested models unrolled.
struct Description {
  std::vector<std::string> types;  ///< of the layers that compute at inference
  int imageSize = 0;               ///< 0: not square, or not said
  std::string activation;          ///< of the last layer
  std::int64_t outputs = 0;        ///< of the last layer
};

/// Pixels of a batch shape [null, S, S, 3].
int squareSize(const json& shape) {
  const bool square = shape.is_array() && shape.size() == 4 && shape[1].is_number_unsigned() &&
                      shape[1] == shape[2] && shape[3] == 3 && shape[1] <= 1024;
  return square ? shape[1].get<int>() : 0;
}

void describe(const json& layers, Description& description) {
  for (const auto& layer : layers) {
    const json config = layer.is_object() ? layer.value("config", json::object()) : json();
    if (!config.is_object()) continue;
    for (const char* key : {"batch_shape", "batch_input_shape"})
      if (description.imageSize == 0 && config.contains(key))
        description.imageSize = squareSize(config[key]);
    const json type = layer.value("class_name", json());
    if (config.contains("layers")) {
      describe(config["layers"], description);
    } else if (type.is_string() && type != "InputLayer" && type != "Dropout") {
      const json activation = config.value("activation", json());
      const json units = config.value("units", json());
      description.types.push_back(type);
      description.activation = activation.is_string() ? activation.get<std::string>() : "";
      description.outputs = units.is_number_unsigned() ? units.get<std::int64_t>() : 0;
    }
  }
}

/// A backbone with its head.
struct Network {
  Backbone backbone = Backbone::Vgg16;
  HeadSpec head = {};
  Architecture architecture = {};
  std::size_t backboneLayers = 0;
};

Network networkOf(Backbone backbone, Pooling pooling, const Description& description) {
  Network network;
  network.backbone = backbone;
  network.head.pooling = pooling;
  network.architecture = backboneArchitecture(backbone, description.imageSize);
  network.backboneLayers = network.architecture.layers().size();
  addHead(network.architecture, network.head, static_cast<int>(description.outputs));
  return network;
}

std::optional<Network> findNetwork(const Description& description) {
  for (const auto backbone : allBackbones())
    for (const auto pooling : {Pooling::Flatten, Pooling::Gap}) {
      if (description.imageSize < minimumImageSize(backbone)) continue;
      Network network = networkOf(backbone, pooling, description);
      const auto& layers = network.architecture.layers();
      if (std::ranges::equal(
              layers.begin() + 1, layers.end(), description.types.begin(), description.types.end(),
              [](const Layer& l, const auto& type) { return toString(l.type) == type; }))
        return network;
    }
  return std::nullopt;
}

Result<std::vector<std::string>> readLabels(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    const auto dataset = scanDataset(path);
    if (!dataset) return std::unexpected(dataset.error());
    return dataset->classes;
  }
  const auto text = readText(path);
  if (!text) return std::unexpected(text.error());
  if (text->find('\0') != std::string::npos)
    return failure(ErrorCode::FileMismatch,
                   fmt::format("{} is no text; name a file with one label a line, or the dataset",
                               path.string()),
                   path);
  std::vector<std::string> labels;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) labels.push_back(line);
  }
  std::set<std::string> seen;
  for (const auto& label : labels)
    if (!seen.insert(label).second)
      return failure(ErrorCode::FileMismatch,
                     fmt::format("{} names the label \"{}\" twice", path.string(), label), path);
  return labels;
}

Result<Description> readDescription(const fs::path& file) {
  const auto text = readKerasModelConfig(file);
  if (!text) return std::unexpected(text.error());
  const json config = parseJson(*text);
  const json inner = config.is_object() ? config.value("config", json()) : json();
  if (!inner.is_object() || !inner.contains("layers"))
    return failure(ErrorCode::FileDamaged,
                   fmt::format("{} is damaged: its model_config lists no layers", file.string()),
                   file);
  Description description;
  describe(inner["layers"], description);
  return description;
}

Result<Network> recognise(const Description& description, const fs::path& file) {
  const auto mismatch = [&](const std::string& problem) {
    return failure(ErrorCode::FileMismatch, fmt::format("{} {}", file.string(), problem), file);
  };
  if (description.imageSize == 0) return mismatch("does not take square RGB images of one size");
  auto network = findNetwork(description);
  if (!network) {
    const auto shown = std::min<std::size_t>(4, description.types.size());
    return mismatch(fmt::format(
        "is none of Pomona's networks followed by Flatten or GlobalAveragePooling2D and one Dense "
        "layer: it has {} layers, the last of them {}",
        description.types.size(),
        fmt::join(description.types.end() - static_cast<std::ptrdiff_t>(shown),
                  description.types.end(), ", ")));
  }
  if (description.activation != "softmax")
    return mismatch(fmt::format("ends with the activation \"{}\"; Pomona needs softmax",
                                description.activation));
  return std::move(*network);
}

/// Reads the weights and gives each to the backbone or the head.
Result<void> takeWeights(const Network& network, const fs::path& file, Model& model) {
  auto weights = readKerasWeights(file, network.architecture);
  if (!weights) return std::unexpected(weights.error());
  const auto& layers = network.architecture.layers();
  for (std::size_t i = 0; i < layers.size(); ++i)
    for (const auto& spec : layers[i].weights)
      (i < network.backboneLayers ? model.backboneWeights : model.headWeights)
          .insert(weights->extract(spec.name));
  return {};
}

}  // namespace

bool isKerasFile(const fs::path& file) {
  return isHdf5(file);
}

Result<ModelInfo> importKerasModel(const KerasModelRequest& request) {
  const auto description = readDescription(request.file);
  if (!description) return std::unexpected(description.error());
  const auto network = recognise(*description, request.file);
  if (!network) return std::unexpected(network.error());
  auto labels = readLabels(request.labels);
  if (!labels) return std::unexpected(labels.error());
  if (std::ssize(*labels) != description->outputs || labels->size() < 2)
    return failure(
        ErrorCode::FileMismatch,
        fmt::format("{} names {} labels where {} has {} outputs", request.labels.string(),
                    labels->size(), request.file.string(), description->outputs),
        request.labels);
  Model model;
  model.backbone = network->backbone;
  model.imageSize = description->imageSize;
  model.preprocessing = request.preprocessing.value_or(defaultPreprocessing(model.backbone));
  model.labels = std::move(*labels);
  model.head = network->head;
  model.recipe.backbone = model.backbone;
  model.recipe.imageSize = model.imageSize;
  model.recipe.preprocessing = model.preprocessing;
  model.recipe.head = model.head;
  model.precision = "float32";
  if (const auto taken = takeWeights(*network, request.file, model); !taken)
    return std::unexpected(taken.error());
  const auto digest = sha256File(request.file);
  if (!digest) return std::unexpected(digest.error());
  model.weightsDigest = *digest;
  if (const auto saved = saveModel(model, request.out); !saved)
    return std::unexpected(saved.error());
  ModelInfo info;
  info.backbone = model.backbone;
  info.imageSize = model.imageSize;
  info.preprocessing = model.preprocessing;
  info.labels = model.labels;
  return info;
}

}  // namespace pomona
