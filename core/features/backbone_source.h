// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/tensor.h"
#include "pomona/backbone.h"
#include "pomona/error.h"
#include "pomona/image.h"
#include "pomona/sources.h"

namespace pomona {

/// A backbone's weights with what must be known of them.
struct BackboneSource {
  TensorMap weights;
  std::string digest;  ///< SHA-256 of the file, or "random:SEED"
  std::string name;    ///< the file, or "random"
  Preprocessing preprocessing = Preprocessing::Rescale;
};

/// Loads a backbone's weights, or makes them. Error{WeightsMissing, NotFound, FileDamaged,
/// FileMismatch}.
Result<BackboneSource> openBackbone(Backbone backbone, const WeightsSource& weights,
                                    std::optional<Preprocessing> preprocessing, std::uint64_t seed);

}  // namespace pomona
