// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/model_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "nn/architecture.h"
#include "nn/fine_tune.h"
#include "pomona/groups.h"
#include "store/json_text.h"
#include "weights/keras_hdf5.h"
#include "weights/safetensors.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr unsigned formatVersion = 1;

/// What is wrong with a file, "its ..."; nothing if it is sound.
using Fault = std::optional<Sentence>;

ordered_json texts(const std::vector<std::string>& names) {
  ordered_json array = ordered_json::array();
  for (const auto& name : names) array.push_back(bytesToJson(name));
  return array;
}

ordered_json description(const Model& model) {
  ordered_json text{{"format_version", formatVersion},
                    {"backbone", toString(model.backbone)},
                    {"image_size", model.imageSize},
                    {"preprocessing", toString(model.preprocessing)},
                    {"labels", texts(model.labels)},
                    {"head", toString(model.head)},
                    {"standardize", model.head.standardize},
                    {"precision", model.precision},
                    {"weights_digest", model.weightsDigest},
                    {"looks", model.looks},
                    {"temperature", model.temperature},
                    {"groups", texts(model.groups)},
                    {"recipe", ordered_json::parse(toJson(model.recipe))},
                    {"metrics", ordered_json::parse(model.metricsJson)},
                    {"program_version", POMONA_VERSION}};
  if (model.tunedWithFault) text["tuned_with_fault"] = true;
  return text;
}

Fault missingKey(const json& meta) {
  for (const char* key :
       {"backbone", "image_size", "preprocessing", "labels", "head", "standardize", "precision",
        "weights_digest", "recipe", "metrics", "program_version"})
    if (!meta.contains(key)) return Sentence::of("its description lacks \"{}\"", key);
  return {};
}

/// @throws json::exception for a value of another kind
Fault readNetwork(const json& meta, Model& model) {
  const auto backbone = backboneFromString(meta["backbone"].get<std::string>());
  const auto preprocessing = preprocessingFromString(meta["preprocessing"].get<std::string>());
  const auto head = parseHead(meta["head"].get<std::string>());
  if (!backbone) return Sentence::of("its backbone {} is unknown", meta["backbone"].dump());
  if (!preprocessing)
    return Sentence::of("its preprocessing {} is unknown", meta["preprocessing"].dump());
  if (!head) return Sentence::of("its head {} is unknown", meta["head"].dump());
  const json& size = meta["image_size"];
  if (!size.is_number_unsigned() || size < minimumImageSize(*backbone) || size > 1024)
    return Sentence::of("its image size {} is not one that {} takes", size.dump(),
                        toString(*backbone));
  model.backbone = *backbone;
  model.preprocessing = *preprocessing;
  model.head = *head;
  model.head.standardize = meta["standardize"].get<bool>();
  model.imageSize = size.get<int>();
  return {};
}

/// @throws json::exception for a value of another kind
Fault readLabels(const json& labels, Model& model) {
  for (const json& label : labels) model.labels.push_back(bytesFromJson(label));
  if (model.labels.size() < 2) return Sentence::of("it has fewer than two labels");
  std::set<std::string> seen;
  for (const auto& label : model.labels)
    if (!seen.insert(label).second) return Sentence::of("its label \"{}\" comes twice", label);
  return {};
}

/// What models of older Pomonas lack: they look once, at uncalibrated probabilities.
/// @throws json::exception for a value of another kind
Fault readAnswering(const json& meta, Model& model) {
  model.looks = meta.value("looks", 1);
  if (model.looks != 1 && model.looks != pictureLooks)
    return Sentence::of("it looks {} times at a picture; 1 and {} are known", model.looks,
                        pictureLooks);
  model.temperature = meta.value("temperature", 1.0);
  if (!(model.temperature > 0)) return Sentence::of("its temperature is not above 0");
  for (const json& name : meta.value("groups", json::array()))
    model.groups.push_back(bytesFromJson(name));
  if (model.groups.empty()) model.groups = groupLabels(model.labels);
  if (model.groups.size() != model.labels.size())
    return Sentence::of("it has not one group for each label");
  return {};
}

/// @throws json::exception for a value of another kind
Fault readDescription(const json& meta, Model& model) {
  if (const Fault fault = missingKey(meta)) return fault;
  if (const Fault fault = readNetwork(meta, model)) return fault;
  if (const Fault fault = readLabels(meta["labels"], model)) return fault;
  if (const Fault fault = readAnswering(meta, model)) return fault;
  auto recipe = recipeFromJson(meta["recipe"].dump(), "its recipe");
  if (!recipe) return recipe.error().what;
  model.recipe = std::move(*recipe);
  model.precision = meta["precision"].get<std::string>();
  model.weightsDigest = meta["weights_digest"].get<std::string>();
  model.metricsJson = meta["metrics"].dump();
  model.programVersion = meta["program_version"].get<std::string>();
  model.tunedWithFault =
      meta.value("tuned_with_fault", isTunedWithFault(model.recipe, model.programVersion));
  return {};
}

/// Takes one tensor out of a file's, if it is what the architecture needs.
Fault takeTensor(TensorMap& from, const std::string& prefix, const WeightSpec& spec,
                 TensorMap& to) {
  auto node = from.extract(prefix + spec.name);
  if (!node) return Sentence::of("its tensor {}{} is missing", prefix, spec.name);
  const Tensor& tensor = node.mapped();
  if (tensor.shape != spec.shape)
    return Sentence::of("its tensor {}{} has the shape {} instead of {}", prefix, spec.name,
                        shapeText(tensor.shape), shapeText(spec.shape));
  const bool divisor = spec.name.ends_with("/std");
  for (const float value : toFloats(tensor))
    if (!std::isfinite(value) || (divisor && !(value > 0)))
      return Sentence::of("its tensor {}{} holds {}", prefix, spec.name, value);
  node.key() = spec.name;
  to.insert(std::move(node));
  return {};
}

Fault takeWeights(TensorMap& tensors, Model& model) {
  auto network = backboneArchitecture(model.backbone, model.imageSize);
  const std::size_t backboneLayers = network.layers().size();
  addHead(network, model.head, static_cast<int>(model.labels.size()));
  for (std::size_t i = 0; i < network.layers().size(); ++i)
    for (const auto& spec : network.layers()[i].weights) {
      const bool head = i >= backboneLayers;
      const Fault fault = takeTensor(tensors, head ? "head/" : "backbone/", spec,
                                     head ? model.headWeights : model.backboneWeights);
      if (fault) return fault;
    }
  if (!tensors.empty())
    return Sentence::of("its tensor {} belongs to no layer", tensors.begin()->first);
  return {};
}

Result<Model> toModel(SafetensorsFile content, const fs::path& file) {
  const auto damaged = [&](const Sentence& reason) {
    return failure(ErrorCode::FileDamaged,
                   Sentence::of("the model {} is damaged: {}", file.string(), reason), file);
  };
  const json meta = parseJson(content.metadata["pomona"]);
  if (!meta.is_object()) return damaged(Sentence::of("its description cannot be read"));
  const json version = meta.value("format_version", json());
  if (!version.is_number_unsigned()) return damaged(Sentence::of("its format version is missing"));
  if (version > formatVersion)
    return failure(ErrorCode::NewerFormat,
                   Sentence::of("{} was written by a newer Pomona (format {}, this one reads {}); "
                                "update Pomona",
                                file.string(), version.dump(), formatVersion),
                   file);
  try {
    Model model;
    Fault fault = readDescription(meta, model);
    if (!fault) fault = takeWeights(content.tensors, model);
    if (fault) return damaged(*fault);
    return model;
  } catch (const json::exception&) {
    return damaged(Sentence::of("its description holds a value of another kind than it should"));
  }
}

}  // namespace

std::string metricsJson(const TrainingReport& report) {
  ordered_json metrics{{"best_epoch", report.bestEpoch},
                       {"validation", report.validation.english()},
                       {"validation_accuracy", report.validationAccuracy}};
  if (report.test)
    metrics["test"] = {{"loss", report.test->loss},
                       {"accuracy", report.test->accuracy},
                       {"top5_accuracy", report.test->top5Accuracy}};
  return jsonText(metrics);
}

std::optional<double> testAccuracy(const Model& model) {
  const json metrics = parseJson(model.metricsJson);
  const json::json_pointer accuracy("/test/accuracy");
  if (!metrics.contains(accuracy) || !metrics.at(accuracy).is_number()) return std::nullopt;
  return metrics.at(accuracy).get<double>();
}

Result<void> saveModel(const Model& model, const fs::path& file) {
  TensorMap tensors;
  for (const auto& [name, tensor] : model.backboneWeights)
    tensors.emplace("backbone/" + name, tensor);
  for (const auto& [name, tensor] : model.headWeights) tensors.emplace("head/" + name, tensor);
  return writeSafetensors(file, tensors, {{"pomona", jsonText(description(model))}});
}

Result<Model> loadModel(const fs::path& fileOrRun) {
  const fs::path file = modelOf(fileOrRun);
  if (isHdf5(file))
    return failure(ErrorCode::FileMismatch,
                   Sentence::of("{} is a file of Keras's; make a model of it with \"pomona-cli "
                                "import-model\"",
                                file.string()),
                   file);
  auto content = readSafetensors(file);
  if (!content) return std::unexpected(content.error());
  if (!content->metadata.contains("pomona"))
    return failure(
        ErrorCode::FileMismatch,
        Sentence::of("{} is no model of Pomona's; choose a run's model.safetensors", file.string()),
        file);
  return toModel(std::move(*content), file);
}

}  // namespace pomona
