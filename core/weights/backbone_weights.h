// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/tensor.h"
#include "pomona/backbone.h"
#include "pomona/error.h"

namespace pomona {

/// Reads a backbone's weights, known by content: a legacy Keras HDF5 file or safetensors (canonical
/// names, torch's: stem.conv.weight, stem.bn.running_mean, or for VGG torchvision's:
/// features.0.weight; what belongs to a top is ignored). Element types stay as stored.
/// @param fitting  if given, the share (0..1) of the backbone's arrays that the file has.
/// @return tensors under their canonical names (WeightSpec), all of them and no others;
///         Error{NotFound, NotReadable, FileDamaged (cut, NaN), FileMismatch (layers, shapes)}.
Result<TensorMap> loadBackboneWeights(const std::filesystem::path& file, Backbone backbone,
                                      double* fitting = nullptr);

/// What a file's weights were trained with: `torch` if its names are torchvision's, else the
/// backbone's own preprocessing.
Preprocessing trainedPreprocessing(const std::filesystem::path& file, Backbone backbone);

/// What `--weights none` stands for: kernels He-normal, the rest neutral. The same for the same
/// seed.
TensorMap randomBackboneWeights(Backbone backbone, std::uint64_t seed);

}  // namespace pomona
