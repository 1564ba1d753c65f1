// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "nn/architecture.h"
#include "nn/fine_tune.h"

namespace pomona {

HeadSpec defaultHead(Backbone backbone) {
  const bool vgg = backbone == Backbone::Vgg16 || backbone == Backbone::Vgg19;
  return {.pooling = vgg ? Pooling::Flatten : Pooling::Gap};
}

Result<ModelSummary> summarizeModel(Backbone backbone, int imageSize, int classes,
                                    const HeadSpec& head, std::string_view fineTuneFrom) {
  const int smallest = minimumImageSize(backbone);
  if (imageSize < smallest || imageSize > 1024)
    return failure(ErrorCode::InvalidArgument,
                   Sentence::of("image size {} is outside {} .. 1024", imageSize, smallest));
  if (classes < 0 || classes == 1)
    return failure(ErrorCode::InvalidArgument,
                   Sentence::of("{} classes; a classifier needs at least 2", classes));
  Architecture net = backboneArchitecture(backbone, imageSize);
  std::size_t frozen = net.layers().size();
  ModelSummary summary;
  if (!fineTuneFrom.empty()) {
    const auto plan = planFineTuning(net, fineTuneFrom);
    if (!plan) return std::unexpected(plan.error());
    frozen = plan->first;
    summary.cutFeatures = net.layers()[plan->cut].outputElements();
  }
  if (classes > 0) addHead(net, head, classes);
  for (const auto& layer : net.layers()) {
    const auto trainable = summary.layers.size() < frozen ? 0 : layer.trainableParameters();
    summary.layers.push_back({layer.name, std::string(toString(layer.type)), layer.outputShape,
                              layer.parameters(), trainable > 0});
    summary.total += layer.parameters();
    summary.trainable += trainable;
  }
  summary.frozen = summary.total - summary.trainable;
  return summary;
}

}  // namespace pomona
