// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/fine_tune.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <ranges>
#include <utility>

#include "pomona/model_summary.h"

namespace pomona {
namespace {

constexpr std::size_t suggestions = 3;

/// Levenshtein's distance between what was typed and the beginning of a name: the fewest letters to
/// put in, take out or change, what the name goes on with being free.
std::size_t distanceToBeginning(std::string_view name, std::string_view typed) {
  std::vector<std::size_t> row(name.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < typed.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < name.size(); ++j) {
      const std::size_t changed = diagonal + (typed[i] == name[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return std::ranges::min(row);
}

/// The index of the last layer with weights that training changes.
std::size_t lastTrainable(const Architecture& net) {
  std::size_t last = net.layers().size() - 1;
  while (last > 0 && net.layers()[last].trainableParameters() == 0) --last;
  return last;
}

std::vector<std::string> trainableNames(const Architecture& net) {
  std::vector<std::string> names;
  for (const auto& layer : net.layers())
    if (layer.trainableParameters() > 0) names.push_back(layer.name);
  return names;
}

/// Names that somebody who typed this may have meant, those that begin most like it first.
std::vector<std::string> similarNames(const Architecture& net, std::string_view typed) {
  auto names = trainableNames(net);
  std::ranges::stable_sort(names, std::ranges::less(),
                           [&](const auto& name) { return distanceToBeginning(name, typed); });
  names.resize(std::min(names.size(), suggestions));
  return names;
}

}  // namespace

Result<FineTunePlan> planFineTuning(const Architecture& backbone, std::string_view layer) {
  const auto& layers = backbone.layers();
  const auto found = std::ranges::find(layers, layer, &Layer::name);
  if (found == layers.end())
    return failure(
        ErrorCode::InvalidArgument,
        Sentence::of(R"(the backbone has no layer "{}" to fine-tune from; near it are {})", layer,
                     fmt::format("{}", fmt::join(similarNames(backbone, layer), ", "))));
  const auto last = lastTrainable(backbone);
  // The input is no layer to train, so that from it on means from the one behind it.
  const auto first = std::max<std::size_t>(static_cast<std::size_t>(found - layers.begin()), 1);
  if (first > last)
    return failure(
        ErrorCode::InvalidArgument,
        Sentence::of("nothing from the layer {} on has weights to fine-tune; the last one "
                     "that has is {}",
                     layer, layers[last].name));
  // Everything above a cut reads the cut or what is above it.
  std::size_t cut = first - 1;
  std::size_t lowest = cut;  // that anything behind `cut` reads
  for (std::size_t i = cut + 1; i < layers.size(); ++i)
    lowest = std::min(lowest, std::ranges::min(layers[i].inputs));
  while (lowest < cut) {
    lowest = std::min(lowest, std::ranges::min(layers[cut].inputs));
    --cut;
  }
  return FineTunePlan{cut, first};
}

bool isTunedWithFault(const TrainingRecipe& recipe, std::string_view programVersion) {
  if (recipe.fineTuneFrom.empty() || !programVersion.starts_with("0.1.")) return false;
  const auto net = backboneArchitecture(recipe.backbone, recipe.imageSize);
  const auto plan = planFineTuning(net, recipe.fineTuneFrom);
  if (!plan) return false;
  const auto isWide = [](const WeightSpec& spec) {
    return spec.shape.size() == 4 && spec.shape[1] > 1 && spec.shape[2] * spec.shape[3] > 1;
  };
  return std::ranges::any_of(net.layers() | std::views::drop(plan->first), [&](const Layer& layer) {
    return std::ranges::any_of(layer.weights, isWide);
  });
}

Architecture upTo(const Architecture& backbone, std::size_t cut) {
  Architecture part;
  for (const auto& layer : backbone.layers() | std::views::take(cut + 1)) part.add(layer);
  return part;
}

std::vector<std::string> fineTuneLayers(Backbone backbone) {
  return trainableNames(backboneArchitecture(backbone, minimumImageSize(backbone)));
}

Result<void> checkFineTuneLayer(Backbone backbone, std::string_view layer) {
  const auto net = backboneArchitecture(backbone, minimumImageSize(backbone));
  const auto plan = planFineTuning(net, layer);
  if (!plan) return std::unexpected(plan.error());
  return {};
}

}  // namespace pomona
