// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/engine.h"

#include "engine/entry.h"
#include "evaluate/evaluator.h"
#include "features/feature_export.h"
#include "nn/compute.h"
#include "nn/torch_error.h"
#include "predict/model_classifier.h"
#include "train/benchmark.h"
#include "train/session.h"

namespace pomona {
namespace {

class TorchEngine : public Engine {
 public:
  std::vector<DeviceInfo> devices() const override { return listDevices(); }

  Result<FeatureReport> exportFeatures(const FeatureRequest& request,
                                       const ProgressCallback& progress,
                                       std::stop_token stop) const override {
    return guarded([&] { return pomona::exportFeatures(request, progress, stop); });
  }
  Result<TrainingReport> train(const TrainingRequest& request, TrainingCallback& callback,
                               std::stop_token stop) const override {
    return guarded([&] { return startTraining(request, callback, stop); });
  }
  Result<TrainingReport> resume(const std::filesystem::path& run, const ComputeOptions& compute,
                                TrainingCallback& callback, std::stop_token stop) const override {
    return guarded([&] { return resumeTraining(run, compute, callback, stop); });
  }
  Result<Evaluation> evaluate(const EvaluationRequest& request, const ProgressCallback& progress,
                              std::stop_token stop) const override {
    return guarded([&] { return evaluateModel(request, progress, stop); });
  }
  Result<std::unique_ptr<Classifier>> openClassifier(const std::filesystem::path& model,
                                                     const ComputeOptions& compute) const override {
    return guarded([&] { return openModelClassifier(model, compute); });
  }
  Result<BenchmarkReport> benchmark(const BenchmarkRequest& request,
                                    std::stop_token stop) const override {
    return guarded([&] { return runBenchmark(request, stop); });
  }
};

}  // namespace
}  // namespace pomona

extern "C" __attribute__((visibility("default"))) pomona::Engine* pomona_create_engine_1() {
  return new pomona::TorchEngine;
}
