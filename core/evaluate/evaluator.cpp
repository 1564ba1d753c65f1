// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluator.h"

#include <fmt/format.h>
#include <torch/utils.h>

#include <algorithm>

#include "evaluate/metrics.h"
#include "nn/torch_tensor.h"

namespace pomona {
namespace {

/// The samples with the labels of the model instead of the dataset's.
Result<std::vector<Sample>> relabel(const Dataset& dataset, Split split,
                                    const std::vector<std::string>& labels) {
  std::vector<Sample> samples = dataset.samples(split);
  for (auto& sample : samples) {
    const auto& name = dataset.classes[static_cast<std::size_t>(sample.label)];
    const auto found = std::ranges::find(labels, name);
    if (found == labels.end())
      return failure(
          ErrorCode::DatasetInvalid,
          Sentence::of("the model does not know the class \"{}\" of {}; evaluate it on the "
                       "classes it was trained on",
                       name, dataset.root.string()),
          dataset.root / sample.file);
    sample.label = static_cast<int>(found - labels.begin());
  }
  if (samples.empty())
    return failure(ErrorCode::DatasetInvalid,
                   Sentence::of("{} has no images in its {} split; choose another with --split",
                                dataset.root.string(), toString(split)),
                   dataset.root);
  return samples;
}

std::vector<LoaderItem> loaderItems(const std::filesystem::path& root,
                                    const std::vector<Sample>& samples) {
  std::vector<LoaderItem> items;
  items.reserve(samples.size());
  for (const auto& sample : samples) items.push_back({root / sample.file, sample.file});
  return items;
}

void append(std::vector<float>& values, const torch::Tensor& rows) {
  const auto data = rowMajor<float>(rows);
  values.insert(values.end(), data.begin(), data.end());
}

/// Samples with probabilities, and those without.
struct Evaluated {
  std::vector<Sample> samples;
  std::vector<UnreadImage> errors;
};

/// Takes the logarithms of the probabilities of a batch's readable images, notes the others.
void take(const LoadedBatch& batch, const torch::Tensor& rows, const std::vector<Sample>& samples,
          std::vector<float>& logProbabilities, Evaluated& evaluated) {
  for (std::size_t i = 0; i < batch.count; ++i) {
    const auto& sample = samples[batch.first + i];
    if (const auto error = batch.errors.find(batch.first + i); error != batch.errors.end()) {
      evaluated.errors.push_back({sample.file, error->second.what});
      continue;
    }
    append(logProbabilities, rows[static_cast<std::int64_t>(i)]);
    evaluated.samples.push_back(sample);
  }
}

Evaluation summarize(const std::vector<float>& logProbabilities, const std::vector<Sample>& samples,
                     const std::vector<std::string>& classes) {
  std::vector<int> labels;
  std::vector<std::string> files;
  for (const auto& sample : samples) {
    labels.push_back(sample.label);
    files.push_back(sample.file);
  }
  return computeEvaluation(logProbabilities, labels, classes, files);
}

/// Rows of a table, [count, F] half; no copy.
torch::Tensor rowsOf(const FeatureCache& features, std::size_t begin, std::size_t count) {
  auto* rows = const_cast<std::uint16_t*>(features.data() + begin * features.columns());
  return torch::from_blob(
      rows, {static_cast<std::int64_t>(count), static_cast<std::int64_t>(features.columns())},
      torch::kHalf);
}

}  // namespace

Result<Evaluation> evaluateModel(const EvaluationRequest& request, const ProgressCallback& progress,
                                 std::stop_token stop) {
  const auto dataset = scanDataset(request.data, stop);
  if (!dataset) return std::unexpected(dataset.error());
  const auto inference = Inference::open(request.model, request.compute);
  if (!inference) return std::unexpected(inference.error());
  const auto& labels = inference->model().labels;
  const auto samples = relabel(*dataset, request.split, labels);
  if (!samples) return std::unexpected(samples.error());

  ImageLoader loader(loaderItems(dataset->root, *samples), inference->loaderOptions());
  std::vector<float> logProbabilities;
  Evaluated evaluated;
  while (true) {
    const auto batch = loader.next(stop);
    if (!batch) return std::unexpected(batch.error());
    if (!*batch) break;
    const auto rows = inference->logProbabilities(**batch);
    if (!rows) return std::unexpected(rows.error());
    take(**batch, *rows, *samples, logProbabilities, evaluated);
    if (progress) progress({(*batch)->first + (*batch)->count, samples->size()});
  }
  if (evaluated.samples.empty())
    return failure(ErrorCode::NotReadable,
                   Sentence::of("none of the {} images could be read: {}", samples->size(),
                                evaluated.errors.front().what),
                   dataset->root / evaluated.errors.front().file);
  auto evaluation = summarize(logProbabilities, evaluated.samples, labels);
  evaluation.errors = std::move(evaluated.errors);
  evaluation.caution = inference->caution();
  return evaluation;
}

Evaluation evaluateFeatures(const Head& head,
                            const std::vector<std::shared_ptr<const FeatureCache>>& features,
                            std::span<const int> looks, const std::vector<Sample>& samples,
                            const std::vector<std::string>& classes, torch::Device device) {
  std::vector<float> logProbabilities;
  for (std::size_t begin = 0; begin < samples.size(); begin += FeatureCache::batchRows) {
    const auto count = std::min(FeatureCache::batchRows, samples.size() - begin);
    std::vector<torch::Tensor> rows;
    for (const auto& table : features)
      rows.push_back(headLogProbabilities(head, rowsOf(*table, begin, count), device));
    append(logProbabilities, meanOfLooks(rows, looks.subspan(begin, count)));
  }
  return summarize(logProbabilities, samples, classes);
}

std::vector<float> headLogits(const Head& head, const FeatureCache& features,
                              torch::Device device) {
  const torch::NoGradGuard guard;
  std::vector<float> values;
  for (std::size_t begin = 0; begin < features.rows(); begin += FeatureCache::batchRows) {
    const auto count = std::min(FeatureCache::batchRows, features.rows() - begin);
    append(values,
           head.logits(rowsOf(features, begin, count).to(device)).to(torch::kCPU).contiguous());
  }
  return values;
}

}  // namespace pomona
