// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/architecture.h"

namespace pomona {

/// K. Simonyan, A. Zisserman, "Very deep convolutional networks for large-scale image recognition",
/// ICLR 2015; layers as keras.applications.vgg16 and vgg19.
Architecture makeVgg16(int imageSize);
Architecture makeVgg19(int imageSize);

/// EfficientNet-Lite0 (M. Tan, Q. Le, ICML 2019; Google's lite variant: no squeeze-and-excitation,
/// ReLU6, width and depth 1.0). Layers are named after the arrays of its published weights.
Architecture makeEfficientNetLite0(int imageSize);

}  // namespace pomona
