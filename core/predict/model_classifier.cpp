// SPDX-License-Identifier: GPL-3.0-or-later
#include "predict/model_classifier.h"

#include <algorithm>
#include <mutex>

#include "evaluate/inference.h"
#include "nn/torch_error.h"
#include "nn/torch_tensor.h"

namespace pomona {
namespace {

/// The most probable, falling; equal ones in the order given.
std::vector<LabelProbability> topOf(std::vector<LabelProbability> all, int topK) {
  std::ranges::stable_sort(all, std::greater{}, &LabelProbability::probability);
  all.resize(std::min(all.size(), static_cast<std::size_t>(std::max(1, topK))));
  return all;
}

Prediction predictionOf(const torch::Tensor& logProbabilities, const Model& model, int topK) {
  const auto probabilities = logProbabilities.exp();
  const auto values = rowMajor<float>(probabilities);
  std::vector<LabelProbability> labels;
  std::vector<LabelProbability> groups;
  for (std::size_t i = 0; i < model.labels.size(); ++i) {
    labels.push_back({model.labels[i], values[i]});
    auto group = std::ranges::find(groups, model.groups[i], &LabelProbability::label);
    if (group == groups.end()) group = groups.insert(groups.end(), {model.groups[i], 0});
    group->probability += values[i];
  }
  groups = topOf(std::move(groups), topK);
  std::vector<LabelProbability> varieties;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (model.groups[i] == groups.front().label) varieties.push_back(labels[i]);
  return {
      {}, topOf(std::move(labels), topK), std::move(groups), topOf(std::move(varieties), topK), {}};
}

class ModelClassifier : public Classifier {
 public:
  ModelClassifier(Inference inference, ComputeOptions options)
      : m_inference(std::move(inference)), m_options(std::move(options)) {}

  ModelInfo info() const override {
    const auto& model = m_inference.model();
    return {model.backbone,       model.imageSize,     model.preprocessing,
            model.labels,         model.groups,        model.looks,
            model.recipe.name,    testAccuracy(model), m_inference.compute().describe(),
            m_inference.caution()};
  }

  Result<Prediction> classify(const Image& image, int topK) override {
    return guarded([&] { return classifyImage(image, topK); });
  }

  Result<void> classifyFiles(const std::vector<std::filesystem::path>& files, int topK,
                             const PredictionCallback& receive, std::stop_token stop) override {
    return guarded([&] { return classifyAll(files, topK, receive, stop); });
  }

 private:
  Result<Prediction> classifyImage(const Image& image, int topK) {
    const std::lock_guard lock(m_mutex);
    if (const auto ready = resolveCompute(m_options); !ready) return std::unexpected(ready.error());
    const auto options = m_inference.loaderOptions();
    LoadedBatch batch{0, 1, {}, {looksAt(image, options)}, {}};
    const auto floats = 3 * static_cast<std::size_t>(options.imageSize) * options.imageSize;
    batch.pixels.resize(floats * static_cast<std::size_t>(batch.looks.front()));
    for (int look = 0; look < batch.looks.front(); ++look)
      prepareImage(
          image, options, {}, look,
          std::span(batch.pixels).subspan(static_cast<std::size_t>(look) * floats, floats));
    const auto rows = m_inference.logProbabilities(batch);
    if (!rows) return std::unexpected(rows.error());
    return predictionOf((*rows)[0], m_inference.model(), topK);
  }

  Result<void> classifyAll(const std::vector<std::filesystem::path>& files, int topK,
                           const PredictionCallback& receive, const std::stop_token& stop) {
    const std::lock_guard lock(m_mutex);
    if (const auto ready = resolveCompute(m_options); !ready) return std::unexpected(ready.error());
    std::vector<LoaderItem> items;
    for (const auto& file : files) items.push_back({file, file.string()});
    auto options = m_inference.loaderOptions();
    // As many looks at a time as elsewhere images, so that the answers keep coming.
    options.batchSize = std::max(1, options.batchSize / m_inference.model().looks);
    ImageLoader loader(std::move(items), options);
    while (true) {
      const auto batch = loader.next(stop);
      if (!batch) return std::unexpected(batch.error());
      if (!*batch) return {};
      const auto rows = m_inference.logProbabilities(**batch);
      if (!rows) return std::unexpected(rows.error());
      for (std::size_t i = 0; i < (*batch)->count; ++i)
        receive(prediction(**batch, *rows, i, files, topK));
    }
  }

  Prediction prediction(const LoadedBatch& batch, const torch::Tensor& rows, std::size_t i,
                        const std::vector<std::filesystem::path>& files, int topK) const {
    const auto& file = files[batch.first + i];
    if (const auto error = batch.errors.find(batch.first + i); error != batch.errors.end())
      return {.file = file, .error = error->second};
    auto result = predictionOf(rows[static_cast<std::int64_t>(i)], m_inference.model(), topK);
    result.file = file;
    return result;
  }

  std::mutex m_mutex;
  Inference m_inference;
  ComputeOptions m_options;
};

}  // namespace

Result<std::unique_ptr<Classifier>> openModelClassifier(const std::filesystem::path& model,
                                                        const ComputeOptions& compute) {
  auto inference = Inference::open(model, compute);
  if (!inference) return std::unexpected(inference.error());
  return std::make_unique<ModelClassifier>(std::move(*inference), compute);
}

}  // namespace pomona
