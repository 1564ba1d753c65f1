// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/tensor.h"

namespace pomona::test {

/// A layer as it lies in a Keras file: kernels [kh, kw, in, out].
struct KerasLayer {
  std::string name;
  std::vector<std::pair<std::string, Tensor>> weights;  ///< "block1_conv1_W_1:0"; float32
};

/// The ways in which Keras 1 to 3 wrote the same.
struct KerasLayout {
  bool belowModelWeights = false;  ///< a whole model, not its weights alone
  bool variableStrings = false;
  bool chunkedNames = false;     ///< layer_names0, layer_names1 ...: one name each
  int bytes = 4;                 ///< of an element: 2, 4 or 8
  std::string modelConfig = {};  ///< of a whole model
};

/// Writes a weight file with HDF5's C library.
void writeKerasFile(const std::filesystem::path& file, const std::vector<KerasLayer>& layers,
                    const KerasLayout& layout = {});

}  // namespace pomona::test
