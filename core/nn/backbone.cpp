// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/backbone.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nn/families.h"

namespace pomona {
namespace {

/// All that differs between backbones; in the order of the enum.
struct Entry {
  Backbone backbone;
  std::string_view name;
  Preprocessing preprocessing;
  int minimumImageSize;
  Architecture (*make)(int imageSize);
};

constexpr std::array<Entry, 6> entries{{
    {Backbone::Vgg16, "vgg16", Preprocessing::Caffe, 32, makeVgg16},
    {Backbone::Vgg19, "vgg19", Preprocessing::Caffe, 32, makeVgg19},
    {Backbone::ResNet50, "resnet50", Preprocessing::Caffe, 32, makeResNet50},
    {Backbone::InceptionV3, "inception_v3", Preprocessing::Tf, 75, makeInceptionV3},
    {Backbone::Xception, "xception", Preprocessing::Tf, 71, makeXception},
    {Backbone::EfficientNetLite0, "efficientnet_lite0", Preprocessing::Lite, 32,
     makeEfficientNetLite0},
}};

const Entry& entry(Backbone backbone) {
  return entries[static_cast<std::size_t>(backbone)];
}

}  // namespace

std::string countedName(std::string_view stem, int index) {
  return index == 0 ? std::string(stem) : fmt::format("{}_{}", stem, index);
}

std::string_view toString(Backbone backbone) {
  return entry(backbone).name;
}

std::optional<Backbone> backboneFromString(std::string_view name) {
  const auto found = std::ranges::find(entries, name, &Entry::name);
  return found == entries.end() ? std::nullopt : std::optional(found->backbone);
}

std::vector<Backbone> allBackbones() {
  std::vector<Backbone> all;
  for (const auto& each : entries) all.push_back(each.backbone);
  return all;
}

Preprocessing defaultPreprocessing(Backbone backbone) {
  return entry(backbone).preprocessing;
}

int minimumImageSize(Backbone backbone) {
  return entry(backbone).minimumImageSize;
}

Architecture backboneArchitecture(Backbone backbone, int imageSize) {
  return entry(backbone).make(imageSize);
}

}  // namespace pomona
