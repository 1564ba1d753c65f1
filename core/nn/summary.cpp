// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "nn/architecture.h"

namespace pomona {

std::string toString(const HeadSpec& head) {
  return head.pooling == Pooling::Flatten ? "flatten" : "gap";
}

Result<HeadSpec> parseHead(std::string_view spec) {
  if (spec == "flatten") return HeadSpec{.pooling = Pooling::Flatten};
  if (spec == "gap") return HeadSpec{.pooling = Pooling::Gap};
  return failure(ErrorCode::InvalidArgument,
                 fmt::format("head is \"{}\"; allowed are flatten and gap", spec));
}

HeadSpec defaultHead(Backbone backbone) {
  const bool vgg = backbone == Backbone::Vgg16 || backbone == Backbone::Vgg19;
  return {.pooling = vgg ? Pooling::Flatten : Pooling::Gap};
}

void addHead(Architecture& architecture, const HeadSpec& head, int classes) {
  if (head.pooling == Pooling::Flatten)
    architecture.add({.type = LayerType::Flatten, .name = "flatten"});
  else
    architecture.add(
        {.type = LayerType::GlobalAveragePooling2D, .name = "global_average_pooling2d"});
  if (head.standardize)
    architecture.add({.type = LayerType::Normalization, .name = "normalization"});
  architecture.add({.type = LayerType::Dense,
                    .name = "dense",
                    .filters = classes,
                    .activation = Activation::Softmax});
}

Result<ModelSummary> summarizeModel(Backbone backbone, int imageSize, int classes,
                                    const HeadSpec& head) {
  const int smallest = minimumImageSize(backbone);
  if (imageSize < smallest || imageSize > 1024)
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("image size {} is outside {} .. 1024", imageSize, smallest));
  if (classes < 0 || classes == 1)
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("{} classes; a classifier needs at least 2", classes));
  Architecture net = backboneArchitecture(backbone, imageSize);
  if (classes > 0) addHead(net, head, classes);
  ModelSummary summary;
  for (const auto& layer : net.layers()) {
    const bool trainable = layer.type == LayerType::Dense;  // the backbone is frozen
    summary.layers.push_back({layer.name, std::string(toString(layer.type)), layer.outputShape,
                              layer.parameters(), trainable});
    summary.total += layer.parameters();
    (trainable ? summary.trainable : summary.frozen) += layer.parameters();
  }
  return summary;
}

}  // namespace pomona
