// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "weights/keras_file.h"

namespace pomona::test {

/// As Keras describes the article's model; `nested`: a Sequential around the backbone.
std::string articleConfig(bool nested);

/// VGG16 at 64 pixels with a Dense layer of three outputs, in the groups that Keras makes.
std::vector<KerasLayer> articleLayers(bool nested);

}  // namespace pomona::test
