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

bool isFinite(const Tensor& tensor) {
  return std::ranges::all_of(toFloats(tensor), [](float value) { return std::isfinite(value); });
}

Result<TensorMap> readSafetensorsWeights(const std::filesystem::path& file,
                                         const Architecture& architecture) {
  auto content = readSafetensors(file);
  if (!content) return std::unexpected(content.error());
  TensorMap weights;
  for (const auto& layer : architecture.layers())
    for (const auto& spec : layer.weights) {
      auto node = content->tensors.extract(spec.name);
      if (!node) node = content->tensors.extract(torchName(spec.name));
      if (!node) continue;
      node.key() = spec.name;
      if (!isFinite(node.mapped()))
        return failure(ErrorCode::FileDamaged,
                       fmt::format("{} is damaged: the weights {} hold NaN or infinity",
                                   file.string(), spec.name),
                       file);
      weights.insert(std::move(node));
    }
  if (const auto fit = checkWeights(architecture, weights); !fit)
    return failure(ErrorCode::FileMismatch,
                   fmt::format("{} does not fit: {}", file.string(), fit.error().message), file);
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

Result<TensorMap> loadBackboneWeights(const std::filesystem::path& file, Backbone backbone) {
  const auto architecture = backboneArchitecture(backbone, anySize);
  // A .h5 that is none is Keras's reader's to explain.
  const bool keras = isHdf5(file) || file.extension() == ".h5" || file.extension() == ".hdf5";
  return keras ? readKerasWeights(file, architecture) : readSafetensorsWeights(file, architecture);
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
