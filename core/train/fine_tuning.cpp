// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/fine_tuning.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace pomona {
namespace {

void sayNotKept(const FeatureMaker& maker, std::size_t bytes) {
  maker.callback.onNotice(Sentence::of(
      "the features below {} would take {} GB and are not kept: every epoch passes "
      "through the frozen layers",
      maker.recipe.fineTuneFrom, fmt::format("{:.1f}", static_cast<double>(bytes) / 1e9)));
}

}  // namespace

FineTuning::FineTuning(Extractor extractor, TailAndHead model)
    : m_model(std::move(model)), m_extractor(std::move(extractor)) {}

Result<std::unique_ptr<FineTuning>> FineTuning::prepare(const FeatureMaker& maker,
                                                        const TrainingData& data, Head& head,
                                                        std::uint64_t mostBytes) {
  const auto& recipe = maker.recipe;
  const auto& weights = maker.backbone.weights;
  const auto backbone = backboneArchitecture(recipe.backbone, recipe.imageSize);
  const auto plan = planFineTuning(backbone, recipe.fineTuneFrom);
  if (!plan) return std::unexpected(plan.error());
  auto extractor = Extractor::create(upTo(backbone, plan->cut), weights, recipe.imageSize,
                                     Pooling::Flatten, maker.compute);
  if (!extractor) return std::unexpected(extractor.error());
  TailAndHead model(Tail(backbone, *plan, weights, maker.compute.device), head,
                    recipe.head.pooling);
  std::unique_ptr<FineTuning> tuning(new FineTuning(std::move(*extractor), std::move(model)));

  const FeatureMaker below{
      recipe,         maker.backbone, tuning->m_extractor, maker.compute,
      maker.callback, maker.stop,     maker.extracted,     backbone.layers()[plan->cut].name};
  const auto kept =
      planTuning(planTraining(recipe, data.counts()), tuning->m_extractor.columns(), mostBytes);
  const bool keeps = kept.keepsTraining;
  if (!keeps && kept.trainingBytes > 0) sayNotKept(maker, kept.trainingBytes);
  auto tables = makeTrainingTables(below, data, keeps);
  if (!tables) return std::unexpected(tables.error());
  tuning->m_tables = std::move(*tables);
  tuning->m_source = keeps ? sourceOf(recipe, tuning->m_tables.views)
                           : below.drawAfresh(data.root, pick(data, data.training));
  return tuning;
}

BackboneSource tuned(BackboneSource backbone, const Tail& tail) {
  std::uint64_t digest = fastHash(backbone.digest);
  for (auto& [name, tensor] : tail.tensors()) {
    digest = fastHash(tensor.data, fastHash(name, digest));
    backbone.weights.insert_or_assign(name, tensor);
  }
  backbone.digest = "tuned:" + toHex(digest);
  return backbone;
}

}  // namespace pomona
