// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "pomona/engine.h"
#include "ui/controllers/engine_service.h"

namespace pomona::test {

/// A classifier that needs no network: reddish pictures are an apple for sure, greenish ones a lime
/// or nearly a pear, bluish ones a guess, and grey ones one of two pears.
class FakeClassifier : public Classifier {
 public:
  /// @param before  called on the computing thread before each image; may wait there.
  explicit FakeClassifier(std::function<void()> before, ModelCaution caution = {})
      : m_before(std::move(before)), m_caution(std::move(caution)) {}
  ModelInfo info() const override;
  Result<Prediction> classify(const Image& image, int topK) override;
  Result<void> classifyFiles(const std::vector<std::filesystem::path>& files, int topK,
                             const PredictionCallback& receive, std::stop_token stop) override;

 private:
  std::function<void()> m_before;
  ModelCaution m_caution;
};

/// Opens FakeClassifiers; a model file must exist, its content does not matter. Everything else is
/// refused.
class FakeEngine : public Engine {
 public:
  std::function<void()> beforeModel;
  std::function<void()> beforeImage;
  ModelCaution caution;  ///< of every model

  std::function<std::vector<DeviceInfo>()> whatComputes;  ///< called on any thread

  std::vector<DeviceInfo> devices() const override {
    return whatComputes ? whatComputes() : std::vector<DeviceInfo>{};
  }
  Result<FeatureReport> exportFeatures(const FeatureRequest&, const ProgressCallback&,
                                       std::stop_token) const override;
  Result<TrainingReport> train(const TrainingRequest&, TrainingCallback&,
                               std::stop_token) const override;
  Result<TrainingReport> resume(const std::filesystem::path&, const ComputeOptions&,
                                TrainingCallback&, std::stop_token) const override;
  Result<Evaluation> evaluate(const EvaluationRequest&, const ProgressCallback&,
                              std::stop_token) const override;
  Result<std::unique_ptr<Classifier>> openClassifier(const std::filesystem::path& model,
                                                     const ComputeOptions&) const override;
  Result<BenchmarkReport> benchmark(const BenchmarkRequest&, std::stop_token) const override;
};

}  // namespace pomona::test
