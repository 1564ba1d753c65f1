// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/fine_tuning.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace pomona {
namespace {

/// Of the tables that makeTrainingTables keeps for Training.
std::size_t bytesOf(const TrainingRecipe& recipe, const TrainingData& data, std::size_t columns) {
  const bool augmented = recipe.augmentation.changesPictures();
  const bool plain = !augmented || recipe.augmentation.wild;
  const auto views = augmented ? static_cast<std::size_t>(recipe.views) : 0;
  return (data.training.size() * views + (plain ? data.all.size() : 0)) * columns *
         sizeof(std::uint16_t);
}

void sayNotKept(const FeatureMaker& maker, std::size_t bytes) {
  maker.callback.onNotice(
      fmt::format("the features below {} would take {:.1f} GB and are not kept: every epoch passes "
                  "through the frozen layers",
                  maker.recipe.fineTuneFrom, static_cast<double>(bytes) / 1e9));
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
  const std::size_t bytes = bytesOf(recipe, data, tuning->m_extractor.columns());
  const bool keeps = !drawsAfresh(recipe) && bytes <= mostBytes;
  if (!keeps && !drawsAfresh(recipe)) sayNotKept(maker, bytes);
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
