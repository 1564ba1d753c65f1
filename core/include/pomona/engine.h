// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "pomona/backbone.h"
#include "pomona/classifier.h"
#include "pomona/dataset.h"
#include "pomona/device.h"
#include "pomona/error.h"
#include "pomona/evaluation.h"
#include "pomona/progress.h"
#include "pomona/sources.h"
#include "pomona/training.h"

namespace pomona {

/// Backbone output of some images, written to a file.
struct FeatureRequest {
  Backbone backbone = Backbone::EfficientNetLite0;
  WeightsSource weights = ImagenetWeights{};
  std::optional<Preprocessing> preprocessing;  ///< unset: what the weights were trained with
  int imageSize = 100;
  std::vector<std::filesystem::path> images;
  std::filesystem::path out;  ///< safetensors: tensor `features` [N, F] float32, F in order H, W, C
  ComputeOptions compute;
};
struct FeatureReport {
  std::size_t images = 0;
  std::size_t features = 0;  ///< F
  double seconds = 0;
};

struct EvaluationRequest {
  std::filesystem::path model;
  std::filesystem::path data;
  Split split = Split::Test;
  ComputeOptions compute;
};

/// Rates in images (or, for the head, samples) per second, and what they are to each other.
struct BenchmarkRequest {
  std::filesystem::path data;  ///< a dataset's folder; empty: pictures made for it
  Backbone backbone = Backbone::Vgg16;
  int imageSize = 100;
  ComputeOptions compute;
};
struct BenchmarkReport {
  std::vector<std::pair<std::string, double>> imagesPerSecond;
  std::vector<std::pair<std::string, double>> ratios;
};

/// The half of core that computes with torch. It lives in a shared library that costs half a second
/// to load and is therefore opened when it is needed. Thread-safe: the calls keep no state between
/// them.
class Engine {
 public:
  virtual ~Engine() = default;

  /// What can compute here, and what "auto" takes, and why.
  virtual std::vector<DeviceInfo> devices() const = 0;

  virtual Result<FeatureReport> exportFeatures(const FeatureRequest& request,
                                               const ProgressCallback& progress = {},
                                               std::stop_token stop = {}) const = 0;

  /// Trains and writes a run folder. Error{Cancelled} when stopped: everything finished is kept and
  /// resume() goes on. Errors name the file: DatasetInvalid, WeightsMissing, FileMismatch, Busy,
  /// DiskFull, ...
  virtual Result<TrainingReport> train(const TrainingRequest& request, TrainingCallback& callback,
                                       std::stop_token stop = {}) const = 0;

  /// Goes on where a run stopped; on the CPU with the same threads it ends with the history and
  /// weights, bit for bit, of a run that was never stopped. A finished run gives its report again.
  virtual Result<TrainingReport> resume(const std::filesystem::path& run,
                                        const ComputeOptions& compute, TrainingCallback& callback,
                                        std::stop_token stop = {}) const = 0;

  virtual Result<Evaluation> evaluate(const EvaluationRequest& request,
                                      const ProgressCallback& progress = {},
                                      std::stop_token stop = {}) const = 0;

  virtual Result<std::unique_ptr<Classifier>> openClassifier(
      const std::filesystem::path& model, const ComputeOptions& compute) const = 0;

  virtual Result<BenchmarkReport> benchmark(const BenchmarkRequest& request,
                                            std::stop_token stop = {}) const = 0;
};

/// Call first in main, with its argv. OpenMP's threads wait for each other in a busy loop: where
/// the processor has other work too, a training of many small steps takes ten times as long.
/// libgomp reads its setting when it is loaded, before main, so the program starts itself once more
/// with a short wait (some 60 ms), unless GOMP_SPINCOUNT or OMP_WAIT_POLICY is set already.
void startPatiently(char** arguments);

/// Opens the engine's library, from beside the program or from ../lib/pomona; the first call takes
/// half a second. Error{NotFound, FileDamaged}. Thread-safe.
Result<std::shared_ptr<const Engine>> loadEngine();

}  // namespace pomona
