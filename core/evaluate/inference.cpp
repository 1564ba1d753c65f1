// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/inference.h"

#include <torch/utils.h>
#include <cmath>
#include <numeric>

namespace pomona {
namespace {

/// Unless a precision is asked for, that of the training: other arithmetic, other figures. bfloat16
/// that `auto` chose takes hours where the processor does not have it itself: there it is float32,
/// and caution() tells.
ComputeOptions asTrained(ComputeOptions options, const Model& model) {
  if (options.precision != Precision::Auto) return options;
  options.precision =
      model.precision == toString(Precision::Float32) ? Precision::Float32 : model.recipe.precision;
  return options;
}

}  // namespace

Inference::Inference(Model model, Compute compute, Extractor extractor, Head head)
    : m_model(std::move(model)),
      m_compute(compute),
      m_extractor(std::move(extractor)),
      m_head(std::move(head)) {}

Result<Inference> Inference::open(const std::filesystem::path& file,
                                  const ComputeOptions& options) {
  auto model = loadModel(file);
  if (!model) return std::unexpected(model.error());
  const auto compute = resolveCompute(asTrained(options, *model));
  if (!compute) return std::unexpected(compute.error());
  auto extractor = Extractor::create(model->backbone, model->backboneWeights, model->imageSize,
                                     model->head.pooling, *compute);
  if (!extractor) return std::unexpected(extractor.error());
  auto head = Head::fromTensors(model->headWeights, model->head, compute->device);
  if (!head) return std::unexpected(head.error());
  model->backboneWeights.clear();  // the network has its own
  return Inference(std::move(*model), *compute, std::move(*extractor), std::move(*head));
}

ModelCaution Inference::caution() const {
  return {m_compute.precision(), m_model.precision, m_model.tunedWithFault};
}

LoaderOptions Inference::loaderOptions() const {
  LoaderOptions options;
  options.imageSize = m_model.imageSize;
  options.preprocessing = m_model.preprocessing;
  options.batchSize = static_cast<int>(m_extractor.batchSize());
  options.threads = m_compute.threads;
  options.looks.resize(static_cast<std::size_t>(m_model.looks));
  std::iota(options.looks.begin(), options.looks.end(), 0);
  return options;
}

Result<torch::Tensor> Inference::logProbabilities(const LoadedBatch& batch) const {
  std::vector<torch::Tensor> looks;
  const auto side = static_cast<std::size_t>(m_model.imageSize);
  const std::size_t floats = batch.count * side * side * 3;
  for (std::size_t begin = 0; begin < batch.pixels.size(); begin += floats) {
    const auto features =
        toCached(m_extractor.extract(std::span(batch.pixels).subspan(begin, floats), batch.count));
    if (!features) return std::unexpected(features.error());
    looks.push_back(headLogProbabilities(m_head, *features, m_compute.device));
  }
  return meanOfLooks(looks, batch.looks);
}

torch::Tensor meanOfLooks(const std::vector<torch::Tensor>& looks, std::span<const int> counts) {
  torch::Tensor sum = looks.front().clone();
  for (std::size_t look = 1; look < looks.size(); ++look)
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (static_cast<int>(look) < counts[i]) {
        auto row = sum[static_cast<std::int64_t>(i)];
        row.copy_(torch::logaddexp(row, looks[look][static_cast<std::int64_t>(i)]));
      }
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 1) sum[static_cast<std::int64_t>(i)] -= std::log(counts[i]);
  return sum;
}

torch::Tensor headLogProbabilities(const Head& head, const torch::Tensor& features,
                                   torch::Device device) {
  const torch::NoGradGuard guard;
  return head.logits(features.to(device)).log_softmax(1).to(torch::kCPU).contiguous();
}

}  // namespace pomona
