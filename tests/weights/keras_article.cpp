// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/keras_article.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "nn/architecture.h"

namespace pomona::test {
namespace {

constexpr std::int64_t inputs = 2 * 2 * 512;  // of the Dense layer, at 64 pixels

Tensor filled(std::vector<std::int64_t> shape, float value) {
  std::size_t count = 1;
  for (const auto size : shape) count *= static_cast<std::size_t>(size);
  return makeTensor(std::move(shape), std::vector<float>(count, value));
}

}  // namespace

std::string articleConfig(bool nested) {
  return nlohmann::json::parse(readText(POMONA_GOLDEN_DIR "/weights/model_configs.json").value())
      .at(nested ? 1 : 0)
      .dump();
}

std::vector<KerasLayer> articleLayers(bool nested) {
  std::vector<KerasLayer> all;
  const auto network = backboneArchitecture(Backbone::Vgg16, 64);
  for (const auto& layer : network.layers()) {
    KerasLayer stored{layer.name, {}};
    for (const auto& spec : layer.weights) {
      auto shape = spec.shape;
      if (shape.size() == 4) shape = {shape[2], shape[3], shape[1], shape[0]};
      stored.weights.emplace_back(spec.name, filled(shape, static_cast<float>(all.size())));
    }
    all.push_back(std::move(stored));
  }
  if (nested) {
    KerasLayer vgg{"vgg16", {}};
    for (auto& layer : all)
      for (auto& weight : layer.weights) vgg.weights.push_back(std::move(weight));
    all = {std::move(vgg)};
  }
  all.push_back(
      {"dense",
       {{"dense/kernel", filled({inputs, 3}, 0.5f)}, {"dense/bias", makeTensor({3}, {1, 2, 3})}}});
  return all;
}

}  // namespace pomona::test
