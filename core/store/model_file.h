// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/tensor.h"
#include "pomona/backbone.h"
#include "pomona/error.h"
#include "pomona/image.h"
#include "pomona/model_summary.h"
#include "pomona/recipe.h"
#include "pomona/run.h"

namespace pomona {

/// Everything that is needed to classify, and where it comes from: one safetensors file.
struct Model {
  Backbone backbone = Backbone::EfficientNetLite0;
  int imageSize = 0;  ///< pixels
  Preprocessing preprocessing = Preprocessing::Lite;
  std::vector<std::string> labels;  ///< in order of the head's outputs
  HeadSpec head;
  TensorMap backboneWeights;  ///< canonical names, in the element types of the weight file
  /// dense/kernel [F, K], dense/bias [K]; if standardized normalization/mean and /std [F].
  TensorMap headWeights;
  int looks = 1;                    ///< at a picture when it classifies: 1 or pictureLooks
  double temperature = 1;           ///< the head's last layer is already divided by it
  std::vector<std::string> groups;  ///< of the labels, in their order
  TrainingRecipe recipe;
  std::string precision;           ///< of the features it was trained on: "float32", "bfloat16"
  std::string weightsDigest;       ///< of the backbone's weight file
  std::string metricsJson = "{}";  ///< a JSON object: what the run measured
  std::string programVersion;      ///< of the Pomona that wrote it; saveModel puts its own
  bool tunedWithFault = false;     ///< as RunRecord's
};

/// What the run measured, as Model::metricsJson: best epoch, validation and Test accuracy.
std::string metricsJson(const TrainingReport& report);

/// The Test accuracy among its metrics, 0..1, if there is one.
std::optional<double> testAccuracy(const Model& model);

/// Writes the file, whole or not at all. Error{NotWritable, DiskFull}.
Result<void> saveModel(const Model& model, const std::filesystem::path& file);

/// Reads a model file, or model.safetensors in a run's folder, and believes nothing in it.
/// @return Error{NotFound, NotReadable, FileDamaged, FileMismatch (no model of Pomona's),
///         NewerFormat}.
Result<Model> loadModel(const std::filesystem::path& fileOrRun);

}  // namespace pomona
