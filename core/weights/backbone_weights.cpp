// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/backbone_weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/random.h"
#include "nn/architecture.h"
#include "weights/keras_hdf5.h"
#include "weights/safetensors.h"

namespace pomona {
namespace {

constexpr int anySize = 224;  // the weights do not depend on it

/// torch's name of an array: "stem.conv/kernel" is "stem.conv.weight".
std::string torchName(const std::string& canonical) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{
      {{"kernel", "weight"},
       {"depthwise_kernel", "depthwise.weight"},
       {"pointwise_kernel", "pointwise.weight"},
       {"bias", "bias"},
       {"gamma", "weight"},
       {"beta", "bias"},
       {"moving_mean", "running_mean"},
       {"moving_variance", "running_var"}}};
  const auto slash = canonical.rfind('/');
  const auto found = std::ranges::find(names, std::string_view(canonical).substr(slash + 1),
                                       &decltype(names)::value_type::first);
  return canonical.substr(0, slash) + "." + std::string(found->second);
}

/// torchvision's VGG numbers convolutions, ReLUs and pools in one row: the layer's place in it.
/// -1: the network is none of its kind.
int torchvisionPlace(const Architecture& architecture, std::string_view wanted) {
  int place = 0;
  for (const auto& layer : architecture.layers()) {
    if (layer.name == wanted) return place;
    if (layer.type == LayerType::Conv2D && layer.activation == Activation::Relu)
      place += 2;
    else if (layer.type == LayerType::MaxPooling2D)
      place += 1;
    else if (layer.type != LayerType::InputLayer)
      return -1;
  }
  return -1;
}

std::string torchvisionName(const Architecture& architecture, const std::string& canonical) {
  const auto slash = canonical.rfind('/');
  const int place = torchvisionPlace(architecture, canonical.substr(0, slash));
  return place < 0 ? "" : torchName(fmt::format("features.{}{}", place, canonical.substr(slash)));
}

std::size_t arraysOf(const Architecture& architecture) {
  std::size_t arrays = 0;
  for (const auto& layer : architecture.layers()) arrays += layer.weights.size();
  return arrays;
}

bool isFinite(const Tensor& tensor) {
  return std::ranges::all_of(toFloats(tensor), [](float value) { return std::isfinite(value); });
}

Result<TensorMap> readSafetensorsWeights(const std::filesystem::path& file,
                                         const Architecture& architecture, std::size_t& fitting) {
  auto content = readSafetensors(file);
  if (!content) return std::unexpected(content.error());
  TensorMap weights;
  for (const auto& layer : architecture.layers())
    for (const auto& spec : layer.weights) {
      auto node = content->tensors.extract(spec.name);
      if (!node) node = content->tensors.extract(torchName(spec.name));
      if (!node) node = content->tensors.extract(torchvisionName(architecture, spec.name));
      if (!node) continue;
      node.key() = spec.name;
      if (!isFinite(node.mapped()))
        return failure(ErrorCode::FileDamaged,
                       Sentence::of("{} is damaged: the weights {} hold NaN or infinity",
                                    file.string(), spec.name),
                       file);
      weights.insert(std::move(node));
      fitting = weights.size();
    }
  if (const auto fit = checkWeights(architecture, weights); !fit)
    return failure(ErrorCode::FileMismatch,
                   Sentence::of("{} does not fit: {}", file.string(), fit.error().what), file);
  return weights;
}

/// K. He et al., "Delving deep into rectifiers", 2015: variance 2 / fan_in.
Tensor heNormal(const std::vector<std::int64_t>& shape, std::uint64_t seed) {
  const auto fanIn = static_cast<double>(shape[1] * shape[2] * shape[3]);
  const double deviation = std::sqrt(2 / fanIn);
  Random random(seed);
  std::vector<float> values(static_cast<std::size_t>(shape[0] * shape[1] * shape[2] * shape[3]));
  for (float& value : values) value = static_cast<float>(deviation * random.normal());
  return makeTensor(shape, values);
}

}  // namespace

Result<TensorMap> loadBackboneWeights(const std::filesystem::path& file, Backbone backbone,
                                      double* fitting) {
  const auto architecture = backboneArchitecture(backbone, anySize);
  // A .h5 that is none is Keras's reader's to explain.
  const bool keras = isHdf5(file) || file.extension() == ".h5" || file.extension() == ".hdf5";
  std::size_t fits = 0;
  auto weights = keras ? readKerasWeights(file, architecture, &fits)
                       : readSafetensorsWeights(file, architecture, fits);
  if (fitting != nullptr)
    *fitting = static_cast<double>(fits) / static_cast<double>(arraysOf(architecture));
  return weights;
}

Preprocessing trainedPreprocessing(const std::filesystem::path& file, Backbone backbone) {
  const bool numbered = backbone == Backbone::Vgg16 || backbone == Backbone::Vgg19;
  const auto names =
      numbered && !isHdf5(file) ? readSafetensorsNames(file) : Result<std::set<std::string>>();
  return names && names->contains("features.0.weight") ? Preprocessing::Torch
                                                       : defaultPreprocessing(backbone);
}

TensorMap randomBackboneWeights(Backbone backbone, std::uint64_t seed) {
  TensorMap weights;
  const auto architecture = backboneArchitecture(backbone, anySize);
  for (const auto& layer : architecture.layers())
    for (const auto& spec : layer.weights) {
      const bool one = spec.name.ends_with("/gamma") || spec.name.ends_with("/moving_variance");
      const std::vector<float> same(static_cast<std::size_t>(spec.elements()), one ? 1.0f : 0.0f);
      weights[spec.name] = spec.shape.size() == 4
                               ? heNormal(spec.shape, mixSeed(seed, fastHash(spec.name)))
                               : makeTensor(spec.shape, same);
    }
  return weights;
}

}  // namespace pomona
