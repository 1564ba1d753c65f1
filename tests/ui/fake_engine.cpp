// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fake_engine.h"

#include <algorithm>
#include <array>

namespace pomona::test {
namespace {

const std::unexpected<Error> refused =
    failure(ErrorCode::InvalidArgument, Sentence::verbatim("The fake engine only classifies."));

}  // namespace

ModelInfo FakeClassifier::info() const {
  return {.imageSize = 32,
          .labels = {"Apple", "Lime", "Pear", "Plum"},
          .device = "fake",
          .caution = m_caution};
}

Result<Prediction> FakeClassifier::classify(const Image& image, int topK) {
  if (m_before) m_before();
  std::array<long, 3> sums{};
  for (std::size_t i = 0; i < image.pixels.size(); ++i) sums[i % 3] += image.pixels[i];
  if (sums[0] == sums[1] && sums[1] == sums[2])
    return Prediction{{},
                      {{"Pear Abate", 0.4}, {"Pear Kaiser", 0.35}, {"Apple", 0.25}},
                      {{"Pear", 0.75}, {"Apple", 0.25}},
                      {{"Pear Abate", 0.4}, {"Pear Kaiser", 0.35}},
                      {}};
  std::vector<LabelProbability> rows;
  if (sums[0] > sums[1] && sums[0] > sums[2])
    rows = {{"Apple", 0.97}, {"Plum", 0.02}, {"Lime", 0.007}, {"Pear", 0.003}};
  else if (sums[1] > sums[2])
    rows = {{"Lime", 0.52}, {"Pear", 0.41}, {"Apple", 0.04}, {"Plum", 0.03}};
  else
    rows = {{"Plum", 0.45}, {"Apple", 0.2}, {"Lime", 0.18}, {"Pear", 0.17}};
  rows.resize(std::min(rows.size(), static_cast<std::size_t>(topK)));
  return Prediction{{}, rows, rows, {rows.front()}, {}};
}

Result<void> FakeClassifier::classifyFiles(const std::vector<std::filesystem::path>& files,
                                           int topK, const PredictionCallback& receive,
                                           std::stop_token stop) {
  for (const auto& file : files) {
    if (stop.stop_requested())
      return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"));
    const auto image = readImage(file);
    auto row = image ? *classify(*image, topK) : Prediction{.error = image.error()};
    row.file = file;
    receive(row);
  }
  return {};
}

Result<FeatureReport> FakeEngine::exportFeatures(const FeatureRequest&, const ProgressCallback&,
                                                 std::stop_token) const {
  return refused;
}
Result<TrainingReport> FakeEngine::train(const TrainingRequest&, TrainingCallback&,
                                         std::stop_token) const {
  return refused;
}
Result<TrainingReport> FakeEngine::resume(const std::filesystem::path&, const ComputeOptions&,
                                          TrainingCallback&, std::stop_token) const {
  return refused;
}
Result<Evaluation> FakeEngine::evaluate(const EvaluationRequest&, const ProgressCallback&,
                                        std::stop_token) const {
  return refused;
}
Result<BenchmarkReport> FakeEngine::benchmark(const BenchmarkRequest&, std::stop_token) const {
  return refused;
}

Result<std::unique_ptr<Classifier>> FakeEngine::openClassifier(const std::filesystem::path& model,
                                                               const ComputeOptions&) const {
  if (beforeModel) beforeModel();
  if (!std::filesystem::exists(model))
    return failure(ErrorCode::NotFound, Sentence::verbatim("There is no such model."), model);
  return std::make_unique<FakeClassifier>(beforeImage, caution);
}

}  // namespace pomona::test
