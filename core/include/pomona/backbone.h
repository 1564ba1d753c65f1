// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pomona/image.h"

namespace pomona {

/// The networks Pomona can use, without their ImageNet top.
enum class Backbone { Vgg16, Vgg19, EfficientNetLite0 };

/// "vgg16", "vgg19", "efficientnet_lite0".
std::string_view toString(Backbone backbone);
std::optional<Backbone> backboneFromString(std::string_view name);
std::vector<Backbone> allBackbones();

/// The preprocessing its published ImageNet weights were trained with.
Preprocessing defaultPreprocessing(Backbone backbone);

/// Smallest image side, pixels (32, as Keras).
int minimumImageSize(Backbone backbone);

}  // namespace pomona
