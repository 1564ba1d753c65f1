// SPDX-License-Identifier: GPL-3.0-or-later
#include "predict/model_classifier.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "evaluate/inference.h"

namespace pomona {
namespace {

/// The largest probabilities with their labels, falling; equal ones in order of the labels.
std::vector<LabelProbability> topLabels(const torch::Tensor& row,
                                        const std::vector<std::string>& labels, int topK) {
  const float* values = row.data_ptr<float>();
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return values[i]; });
  order.resize(std::min(order.size(), static_cast<std::size_t>(std::max(1, topK))));
  std::vector<LabelProbability> top;
  for (const std::size_t i : order) top.push_back({labels[i], values[i]});
  return top;
}

class ModelClassifier : public Classifier {
 public:
  ModelClassifier(Inference inference, ComputeOptions options)
      : m_inference(std::move(inference)), m_options(std::move(options)) {}

  ModelInfo info() const override {
    const auto& model = m_inference.model();
    return {model.backbone, model.imageSize, model.preprocessing, model.labels,
            m_inference.compute().describe()};
  }

  Result<std::vector<LabelProbability>> classify(const Image& image, int topK) override {
    const std::lock_guard lock(m_mutex);
    if (const auto ready = resolveCompute(m_options); !ready) return std::unexpected(ready.error());
    const auto options = m_inference.loaderOptions();
    LoadedBatch batch{0, 1, {}, {}};
    batch.pixels.resize(3 * static_cast<std::size_t>(options.imageSize) * options.imageSize);
    prepareImage(image, options, "", batch.pixels);
    const auto rows = m_inference.probabilities(batch);
    if (!rows) return std::unexpected(rows.error());
    return topLabels((*rows)[0], m_inference.model().labels, topK);
  }

  Result<void> classifyFiles(const std::vector<std::filesystem::path>& files, int topK,
                             const PredictionCallback& receive, std::stop_token stop) override {
    const std::lock_guard lock(m_mutex);
    if (const auto ready = resolveCompute(m_options); !ready) return std::unexpected(ready.error());
    std::vector<LoaderItem> items;
    for (const auto& file : files) items.push_back({file, file.string()});
    ImageLoader loader(std::move(items), m_inference.loaderOptions());
    while (true) {
      const auto batch = loader.next(stop);
      if (!batch) return std::unexpected(batch.error());
      if (!*batch) return {};
      const auto rows = m_inference.probabilities(**batch);
      if (!rows) return std::unexpected(rows.error());
      for (std::size_t i = 0; i < (*batch)->count; ++i)
        receive(prediction(**batch, *rows, i, files, topK));
    }
  }

 private:
  Prediction prediction(const LoadedBatch& batch, const torch::Tensor& rows, std::size_t i,
                        const std::vector<std::filesystem::path>& files, int topK) const {
    Prediction result{files[batch.first + i], {}, {}};
    if (const auto error = batch.errors.find(batch.first + i); error != batch.errors.end())
      result.error = error->second;
    else
      result.predictions =
          topLabels(rows[static_cast<std::int64_t>(i)], m_inference.model().labels, topK);
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
