// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pomona/backbone.h"
#include "pomona/error.h"

namespace pomona {

/// What stands on the backbone: "flatten" or "gap" (global average pooling), then a Dense softmax.
enum class Pooling { Flatten, Gap };

struct HeadSpec {
  Pooling pooling = Pooling::Flatten;
  bool standardize = false;  ///< a fixed per-feature (x - mean) / std in front of the Dense layer
  bool operator==(const HeadSpec&) const = default;
};
/// "flatten" or "gap".
std::string toString(const HeadSpec& head);
Result<HeadSpec> parseHead(std::string_view spec);
/// Flatten for VGG, Gap for the others.
HeadSpec defaultHead(Backbone backbone);

/// One row of Keras's model summary.
struct LayerSummary {
  std::string name;                       ///< as in Keras: "block1_conv1"
  std::string type;                       ///< Keras's class: "Conv2D"
  std::vector<std::int64_t> outputShape;  ///< without the batch: {100, 100, 64}
  std::int64_t parameters = 0;
  bool trainable = false;
};

struct ModelSummary {
  std::vector<LayerSummary> layers;
  std::int64_t total = 0;
  std::int64_t trainable = 0;
  std::int64_t frozen = 0;
};

/// The table of backbone and head, layer by layer. Needs no weights, reads no file.
/// @param classes    >= 2, or 0 for the backbone alone.
/// @param imageSize  pixels; Error{InvalidArgument} below minimumImageSize or above 1024.
Result<ModelSummary> summarizeModel(Backbone backbone, int imageSize, int classes,
                                    const HeadSpec& head);

}  // namespace pomona
