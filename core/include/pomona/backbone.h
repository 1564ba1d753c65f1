// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pomona/image.h"

namespace pomona {

/// The networks Pomona can use, without their ImageNet top.
enum class Backbone { Vgg16, Vgg19, ResNet50, InceptionV3, Xception, EfficientNetLite0 };

/// "vgg16", "vgg19", "resnet50", "inception_v3", "xception", "efficientnet_lite0".
std::string_view toString(Backbone backbone);
std::optional<Backbone> backboneFromString(std::string_view name);
std::vector<Backbone> allBackbones();

/// The preprocessing its published ImageNet weights were trained with.
Preprocessing defaultPreprocessing(Backbone backbone);

/// Smallest image side, pixels, as Keras: 32; InceptionV3 75, Xception 71.
int minimumImageSize(Backbone backbone);

}  // namespace pomona
