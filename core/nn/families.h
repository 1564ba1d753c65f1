// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/architecture.h"

namespace pomona {

/// As Keras names unnamed layers in a fresh session: "conv2d", "conv2d_1", "conv2d_2" ...
std::string countedName(std::string_view stem, int index);

/// K. Simonyan, A. Zisserman, "Very deep convolutional networks for large-scale image recognition",
/// ICLR 2015; layers as keras.applications.vgg16 and vgg19.
Architecture makeVgg16(int imageSize);
Architecture makeVgg19(int imageSize);

/// K. He et al., "Deep residual learning for image recognition", CVPR 2016; layers as
/// keras.applications.resnet50 (version 1: the stride is in a block's first convolution).
Architecture makeResNet50(int imageSize);

/// C. Szegedy et al., "Rethinking the Inception architecture for computer vision", CVPR 2016;
/// layers as keras.applications.inception_v3, counted as in a fresh session.
Architecture makeInceptionV3(int imageSize);

/// F. Chollet, "Xception: deep learning with depthwise separable convolutions", CVPR 2017; layers
/// as keras.applications.xception, counted as in a fresh session.
Architecture makeXception(int imageSize);

/// EfficientNet-Lite0 (M. Tan, Q. Le, ICML 2019; Google's lite variant: no squeeze-and-excitation,
/// ReLU6, width and depth 1.0). Layers are named after the arrays of its published weights.
Architecture makeEfficientNetLite0(int imageSize);

}  // namespace pomona
