// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "nn/architecture.h"

namespace pomona {

/// True if the file begins as HDF5 files do.
bool isHdf5(const std::filesystem::path& file);

/// Reads a legacy Keras weight file (Keras 1 to 3, `layer_names` at the root or under
/// /model_weights). As Keras's load_weights: by order, each checked by shape; where the file names
/// the architecture's own layers (those of the first ResNet50 are known, too), by name. What comes
/// after the architecture's last layer (a top) is ignored. Kernels are turned from
/// [kh, kw, in, out] into the canonical order; dense kernels stay.
/// @param fitting  if given, how many arrays have the shape that is wanted in their place.
/// @return tensors under their canonical names; Error{NotFound, NotReadable, FileDamaged,
///         FileMismatch} naming the layer. Thread-safe (one at a time: HDF5's C library is not).
/// A cut file is an Error; damage inside HDF5's own tables can crash HDF5 1.10 itself.
Result<TensorMap> readKerasWeights(const std::filesystem::path& file,
                                   const Architecture& architecture,
                                   std::size_t* fitting = nullptr);

/// The JSON text by which Keras describes a whole model. Error{NotFound, NotReadable, FileDamaged,
/// FileMismatch (weights alone)}. Thread-safe as above.
Result<std::string> readKerasModelConfig(const std::filesystem::path& file);

}  // namespace pomona
