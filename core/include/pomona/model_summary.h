// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pomona/backbone.h"
#include "pomona/error.h"

namespace pomona {

/// How the backbone's output becomes a vector: all of it, or each channel's mean.
enum class Pooling { Flatten, Gap };

/// One of Keras's layers between the features and the softmax.
struct HeadLayer {
  enum class Kind { Dense, Dropout, BatchNormalization };
  static constexpr int mostUnits = 16384;
  Kind kind = Kind::Dense;
  int units = 0;      ///< Dense: 1..mostUnits
  bool relu = false;  ///< Dense: with ReLU, else linear
  double rate = 0;    ///< Dropout: share of values set to 0 in training, in (0, 1)
  static constexpr double leastEpsilon = 1e-12;  ///< what float32 does not round away
  double epsilon = 1e-3;  ///< BatchNormalization: added to the variance; leastEpsilon..1
  bool operator==(const HeadLayer&) const = default;
};

/// What stands on the backbone; a Dense softmax with one unit for each class comes last by itself.
struct HeadSpec {
  static constexpr std::size_t mostLayers = 16;
  Pooling pooling = Pooling::Flatten;
  /// A fixed (x - mean) / (std + s) for each feature in front of the first layer; s is the mean of
  /// all features' std, so that one that hardly varies is not blown up.
  bool standardize = false;
  std::vector<HeadLayer> hidden = {};  ///< at most mostLayers
  bool operator==(const HeadSpec&) const = default;
};
/// "flatten,dense:256:relu,dropout:0.3,batchnorm": what parseHead reads. `standardize` is not in
/// it.
std::string toString(const HeadSpec& head);
/// "flatten" or "gap", then any of dense:UNITS, dense:UNITS:relu, dropout:RATE, batchnorm and
/// batchnorm:EPSILON.
/// Error{InvalidArgument} names the part that is wrong and what is allowed.
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
  /// Values of an image that are kept below the layers that are fine-tuned; 0: none are.
  std::int64_t cutFeatures = 0;
};

/// The table of backbone and head, layer by layer. Needs no weights, reads no file.
/// @param classes    >= 2, or 0 for the backbone alone.
/// @param imageSize  pixels; Error{InvalidArgument} below minimumImageSize or above 1024.
/// @param fineTuneFrom  a layer of the backbone, which is trained from there on; empty: it is
/// frozen.
///                   Error{InvalidArgument} as checkFineTuneLayer.
Result<ModelSummary> summarizeModel(Backbone backbone, int imageSize, int classes,
                                    const HeadSpec& head, std::string_view fineTuneFrom = {});

/// The layers of a backbone that training can change, from its input to its output, by their Keras
/// names.
std::vector<std::string> fineTuneLayers(Backbone backbone);

/// Error{InvalidArgument} when a backbone cannot be fine-tuned from a layer: there is none of that
/// name (the sentence says which could be meant), or none with weights comes after it.
Result<void> checkFineTuneLayer(Backbone backbone, std::string_view layer);

}  // namespace pomona
