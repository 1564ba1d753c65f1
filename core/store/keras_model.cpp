// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/keras_model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <sstream>

#include "base/file.h"
#include "base/hash.h"
#include "base/parse.h"
#include "nn/architecture.h"
#include "pomona/dataset.h"
#include "store/json_text.h"
#include "store/model_file.h"
#include "weights/keras_hdf5.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A layer as Keras describes it, as far as heads have a choice.
struct DescribedLayer {
  std::string type;
  std::string activation;
  std::int64_t units = 0;  ///< of a Dense layer
  bool usual = true;       ///< of a normalisation: with gamma and beta
  double epsilon = 0;      ///< of a normalisation
};

/// What Keras's description of a model says, nested models unrolled.
struct Description {
  std::vector<DescribedLayer> layers;  ///< that compute at inference
  int imageSize = 0;                   ///< 0: not square, or not said
  std::int64_t outputs() const { return layers.empty() ? 0 : layers.back().units; }
};

/// Pixels of a batch shape [null, S, S, 3].
int squareSize(const json& shape) {
  const bool square = shape.is_array() && shape.size() == 4 && shape[1].is_number_unsigned() &&
                      shape[1] == shape[2] && shape[3] == 3 && shape[1] <= 1024;
  return square ? shape[1].get<int>() : 0;
}

/// Keras may have rounded it to float32: 1e-3 is meant by 0.0010000000474974513.
double shortest(double value) {
  const auto rounded = static_cast<float>(value);
  double meant = 0;
  return static_cast<double>(rounded) == value && parseNumber(fmt::to_string(rounded), meant)
             ? meant
             : value;
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
      const json epsilon = config.value("epsilon", json(1e-3));
      description.layers.push_back(
          {type, activation.is_string() ? activation.get<std::string>() : "",
           units.is_number_unsigned() ? units.get<std::int64_t>() : 0,
           config.value("scale", json(true)) == true && config.value("center", json(true)) == true,
           epsilon.is_number() ? shortest(epsilon.get<double>()) : 0});
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

std::optional<HeadLayer> hiddenLayer(const DescribedLayer& layer) {
  const bool relu = layer.activation == "relu";
  if (layer.type == "Dense" && layer.units >= 1 && layer.units <= HeadLayer::mostUnits &&
      (relu || layer.activation == "linear"))
    return HeadLayer{.units = static_cast<int>(layer.units), .relu = relu};
  if (layer.type == "BatchNormalization" && layer.usual &&
      layer.epsilon >= HeadLayer::leastEpsilon && layer.epsilon <= 1)
    return HeadLayer{.kind = HeadLayer::Kind::BatchNormalization, .epsilon = layer.epsilon};
  return std::nullopt;
}

/// The head that the layers are; nullopt: none that Pomona has.
std::optional<HeadSpec> headOf(std::span<const DescribedLayer> layers) {
  constexpr std::int64_t mostOutputs = 1'000'000;  // what no description can lie beyond
  if (layers.size() < 2 || layers.back().type != "Dense" || layers.back().units < 1 ||
      layers.back().units > mostOutputs)
    return std::nullopt;
  HeadSpec head;
  if (layers.front().type == toString(LayerType::GlobalAveragePooling2D))
    head.pooling = Pooling::Gap;
  else if (layers.front().type != toString(LayerType::Flatten))
    return std::nullopt;
  for (const auto& layer : layers.subspan(1, layers.size() - 2)) {
    const auto hidden = hiddenLayer(layer);
    if (!hidden || head.hidden.size() == HeadSpec::mostLayers) return std::nullopt;
    head.hidden.push_back(*hidden);
  }
  return head;
}

std::optional<Network> findNetwork(const Description& description) {
  for (const auto backbone : allBackbones()) {
    if (description.imageSize < minimumImageSize(backbone)) continue;
    Network network;
    network.backbone = backbone;
    network.architecture = backboneArchitecture(backbone, description.imageSize);
    const auto& layers = network.architecture.layers();
    network.backboneLayers = layers.size();
    const auto described = std::span(description.layers);
    const std::size_t own = layers.size() - 1;  // without the input
    if (described.size() < own ||
        !std::ranges::equal(
            layers.begin() + 1, layers.end(), described.begin(),
            described.begin() + std::ssize(layers) - 1,
            [](const Layer& l, const auto& each) { return toString(l.type) == each.type; }))
      continue;
    const auto head = headOf(described.subspan(own));
    if (!head) continue;
    network.head = *head;
    addHead(network.architecture, network.head, static_cast<int>(description.outputs()));
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
                   Sentence::of("{} is no text; name a file with one label a line, or the dataset",
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
                     Sentence::of("{} names the label \"{}\" twice", path.string(), label), path);
  return labels;
}

Result<Description> readDescription(const fs::path& file) {
  const auto text = readKerasModelConfig(file);
  if (!text) return std::unexpected(text.error());
  const json config = parseJson(*text);
  const json inner = config.is_object() ? config.value("config", json()) : json();
  if (!inner.is_object() || !inner.contains("layers"))
    return failure(ErrorCode::FileDamaged,
                   Sentence::of("{} is damaged: its model_config lists no layers", file.string()),
                   file);
  Description description;
  describe(inner["layers"], description);
  return description;
}

Result<Network> recognise(const Description& description, const fs::path& file) {
  const auto mismatch = [&](Sentence what) {
    return failure(ErrorCode::FileMismatch, std::move(what), file);
  };
  if (description.imageSize == 0)
    return mismatch(Sentence::of("{} does not take square RGB images of one size", file));
  auto network = findNetwork(description);
  if (!network) {
    const auto shown = std::min<std::size_t>(4, description.layers.size());
    std::vector<std::string> last;
    for (const auto& layer : std::span(description.layers).last(shown)) last.push_back(layer.type);
    return mismatch(Sentence::of(
        "{} is none of Pomona's networks followed by Flatten or GlobalAveragePooling2D and Dense "
        "layers (relu or linear, BatchNormalization and Dropout between them): it has {} layers, "
        "the last of them {}",
        file, description.layers.size(), fmt::format("{}", fmt::join(last, ", "))));
  }
  if (description.layers.back().activation != "softmax")
    return mismatch(Sentence::of("{} ends with the activation \"{}\"; Pomona needs softmax", file,
                                 description.layers.back().activation));
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

Result<int> kerasModelOutputs(const fs::path& file) {
  const auto description = readDescription(file);
  if (!description) return std::unexpected(description.error());
  if (const auto network = recognise(*description, file); !network)
    return std::unexpected(network.error());
  return static_cast<int>(description->outputs());
}

Result<ModelInfo> importKerasModel(const KerasModelRequest& request) {
  const auto description = readDescription(request.file);
  if (!description) return std::unexpected(description.error());
  const auto network = recognise(*description, request.file);
  if (!network) return std::unexpected(network.error());
  auto labels = readLabels(request.labels);
  if (!labels) return std::unexpected(labels.error());
  if (std::ssize(*labels) != description->outputs() || labels->size() < 2)
    return failure(
        ErrorCode::FileMismatch,
        Sentence::of("{} names {} labels where {} has {} outputs", request.labels.string(),
                     labels->size(), request.file.string(), description->outputs()),
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
