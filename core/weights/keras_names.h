// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace pomona {

/// The layer's name in today's keras.applications: the first ResNet50 (2015 to 2018) called
/// conv3_block2_1_conv "res3b_branch2a", conv3_block2_1_bn "bn3b_branch2a", conv1_conv "conv1" and
/// conv1_bn "bn_conv1". Other names stay.
std::string todaysName(const std::string& layer);

}  // namespace pomona
