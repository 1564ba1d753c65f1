// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/training_plan.h"

#include "pomona/image.h"

namespace pomona {
namespace {
constexpr double heldOutWithoutTest = 0.1;
}

ValidationChoice chooseValidation(const TrainingRecipe& recipe, const Dataset& dataset) {
  if (std::holds_alternative<std::filesystem::path>(recipe.validation))
    return {Validation::OtherFolder};
  const auto* part = std::get_if<ValidateOnFraction>(&recipe.validation);
  if (!part && !dataset.test.empty()) return {Validation::Test};
  if (!part) return {Validation::HeldOut, heldOutWithoutTest};
  if (!dataset.validation.empty()) return {Validation::DatasetFolder};
  return {Validation::HeldOut, part->fraction};
}

TrainingCounts countTraining(const TrainingRecipe& recipe, const Dataset& dataset) {
  const auto limited = [&](Split split) {
    return limitPerClass(dataset.samples(split), static_cast<std::size_t>(recipe.limitPerClass));
  };
  const auto choice = chooseValidation(recipe, dataset);
  const auto training = limited(Split::Training);
  const auto test = limited(Split::Test);
  TrainingCounts counts{choice.kind, training.size(), 0, test.size()};
  switch (choice.kind) {
    case Validation::Test:
      counts.validation = test.size();
      break;
    case Validation::DatasetFolder:
      counts.validation = limited(Split::Validation).size();
      break;
    case Validation::HeldOut:
      counts.validation = holdOut(training, choice.fraction, recipe.seed).heldOut.size();
      counts.training -= counts.validation;
      break;
    case Validation::OtherFolder:
      break;
  }
  if (test.empty() || recipe.looks == 1) return counts;
  const auto info = readImageInfo(dataset.root / test.front().file);
  if (info)
    counts.testLooks = looksWorth(info->width, info->height, recipe.imageSize, recipe.looks);
  return counts;
}

bool drawsAfresh(const TrainingRecipe& recipe) {
  return recipe.augmentation.changesPictures() && recipe.views == 0;
}

TrainingPlan planTraining(const TrainingRecipe& recipe, const TrainingCounts& counts) {
  const auto& augmentation = recipe.augmentation;
  const bool augmented = augmentation.changesPictures();
  const auto views = static_cast<std::size_t>(augmented ? recipe.views : 0);
  const auto batch = static_cast<std::size_t>(recipe.batchSize);
  const bool heldOut = counts.kind == Validation::HeldOut;
  TrainingPlan plan{.counts = counts, .drawsAfresh = drawsAfresh(recipe)};
  // Composites are trained on beside the plain pictures; what standardises is plain where every
  // epoch draws anew.
  plan.keepsPlain = plan.drawsAfresh ? recipe.head.standardize : !augmented || augmentation.wild;
  if (plan.keepsPlain) plan.plain = counts.training + (heldOut ? counts.validation : 0);
  plan.views = views * counts.training;
  if (counts.kind != Validation::Test && !(heldOut && plan.keepsPlain))
    plan.validation = counts.validation;
  plan.test = counts.test * static_cast<std::size_t>(counts.testLooks);
  if (augmentation.wild)
    plan.calibration = counts.validation * static_cast<std::size_t>(recipe.looks);
  if (plan.drawsAfresh) plan.everyEpoch = counts.training;
  plan.epochImages =
      counts.training * (augmentation.wild && !plan.drawsAfresh ? views + 1 : std::size_t{1});
  const auto whole = plan.epochImages / batch;
  plan.steps =
      static_cast<int>(recipe.dropRemainder || plan.epochImages % batch == 0 ? whole : whole + 1);
  return plan;
}

TuningPlan planTuning(const TrainingPlan& plan, std::uint64_t columns, std::uint64_t mostBytes) {
  const auto perImage = columns * sizeof(std::uint16_t);  // float16
  TuningPlan tuning{.trainingBytes = plan.keptOfTraining() * perImage};
  tuning.keepsTraining = !plan.drawsAfresh && tuning.trainingBytes <= mostBytes;
  if (tuning.keepsTraining) tuning.keptBytes = tuning.trainingBytes;
  const bool holdsValidation =
      tuning.keepsTraining && plan.keepsPlain && plan.counts.kind == Validation::HeldOut;
  if (!holdsValidation) tuning.keptBytes += plan.counts.validation * perImage;
  return tuning;
}

}  // namespace pomona
