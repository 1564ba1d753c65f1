// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "pomona/classifier.h"
#include "pomona/error.h"
#include "pomona/image.h"

namespace pomona {

/// A whole model as Keras saves it in HDF5: a backbone without top, Flatten or
/// GlobalAveragePooling2D, any Dense (relu, linear) and BatchNormalization layers, a Dense layer
/// with softmax; Dropout may stand anywhere.
struct KerasModelRequest {
  std::filesystem::path file;
  /// A text file with one label a line, in the order of the outputs; or a dataset's folder, whose
  /// classes are the labels.
  std::filesystem::path labels;
  /// What the model was trained with, which its file does not say. nullopt: the backbone's own.
  std::optional<Preprocessing> preprocessing;
  std::filesystem::path out;  ///< the model file to write
};

/// True if the file is of the kind that Keras saves models and weights in (HDF5), whatever its
/// name. Reads its first bytes.
bool isKerasFile(const std::filesystem::path& file);

/// How many labels a whole Keras model wants. Error{NotFound, NotReadable, FileDamaged,
/// FileMismatch (another network)}.
Result<int> kerasModelOutputs(const std::filesystem::path& file);

/// Makes a model file of Pomona's out of it, which classifies and evaluates as any other.
/// @return what the model is (no device); Error{NotFound, NotReadable, FileDamaged, FileMismatch
///         (another network, other weights, too few labels), DatasetInvalid, NotWritable,
///         DiskFull}.
Result<ModelInfo> importKerasModel(const KerasModelRequest& request);

}  // namespace pomona
