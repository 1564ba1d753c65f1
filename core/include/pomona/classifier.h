// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "pomona/backbone.h"
#include "pomona/error.h"
#include "pomona/evaluation.h"
#include "pomona/image.h"

namespace pomona {

/// One answer with its softmax probability in [0, 1].
struct LabelProbability {
  std::string label;
  double probability = 0;
};

/// What one image was taken for.
struct Prediction {
  std::filesystem::path file;                 ///< empty for images from memory
  std::vector<LabelProbability> predictions;  ///< classes, falling probability
  std::vector<LabelProbability> groups;       ///< what varieties are summed to, falling
  std::vector<LabelProbability> varieties;    ///< the classes of the first group, falling
  std::optional<Error> error;  ///< set: the image could not be read, predictions is empty
};

/// file,label_1,probability_1,...,error: a line an image, RFC 4180.
/// @param topK  >= 1: labels on each line; missing ones are empty.
std::string toCsv(const std::vector<Prediction>& predictions, int topK);

/// What a loaded model is.
struct ModelInfo {
  Backbone backbone = Backbone::EfficientNetLite0;
  int imageSize = 0;
  Preprocessing preprocessing = Preprocessing::Lite;
  std::vector<std::string> labels;
  std::vector<std::string> groups;     ///< of the labels, in their order; see groupLabels
  int looks = 1;                       ///< at each picture; the answer is the mean
  std::string recipe;                  ///< the preset it was trained with: "photos"
  std::optional<double> testAccuracy;  ///< 0..1, as its run measured it
  std::string device;                  ///< what computes: "cpu, 2 threads, bfloat16"
  ModelCaution caution;
};

/// Receives each prediction as soon as it is there, in the order of the files; never by two threads
/// at once.
using PredictionCallback = std::function<void(const Prediction&)>;

/// A model file, loaded and ready. One call at a time computes; others wait. Never writes to the
/// disk.
class Classifier {
 public:
  virtual ~Classifier() = default;
  virtual ModelInfo info() const = 0;

  /// Classifies a picture. @param topK  >= 1: classes, and groups; fewer come back if the model has
  /// fewer. Error{OutOfMemory}. Blocks some tens of milliseconds a look on a CPU.
  virtual Result<Prediction> classify(const Image& image, int topK = 5) = 0;

  /// Classifies files in batches, decoding on all threads. A file that cannot be read is a
  /// Prediction with its error and does not stop the others. Error{Cancelled, OutOfMemory}.
  virtual Result<void> classifyFiles(const std::vector<std::filesystem::path>& files, int topK,
                                     const PredictionCallback& receive,
                                     std::stop_token stop = {}) = 0;
};

}  // namespace pomona
