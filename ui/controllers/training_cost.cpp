// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/training_cost.h"

#include <algorithm>
#include <numeric>

#include "pomona/training_plan.h"
#include "pomona/weights.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

constexpr std::uint64_t bytesPerFeature = 2;  // float16
constexpr std::size_t ratesCounted = 5;

/// Columns of the features: what comes in front of the hidden layers and the softmax.
std::uint64_t columnsOf(const ModelSummary& summary, const HeadSpec& head) {
  const auto behind = head.hidden.size() + 2;
  if (summary.layers.size() < behind) return 0;
  const auto& shape = summary.layers[summary.layers.size() - behind].outputShape;
  return static_cast<std::uint64_t>(
      std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>()));
}

const RunRecord* find(const std::vector<RunRecord>& runs, const auto& fits) {
  const auto found = std::ranges::find_if(runs, fits);
  return found == runs.end() ? nullptr : &*found;
}

/// Of an epoch of its head: the first one's where the last is of the fine-tuning.
double headSeconds(const RunRecord& run) {
  return (run.recipe.fineTuneFrom.empty() ? run.history.back() : run.history.front()).seconds;
}

/// Images per second of such a backbone: the median of the last runs, since the machine may have
/// been busy during one of them. 0: none is known.
double rateOf(const TrainingRecipe& recipe, const std::vector<RunRecord>& runs) {
  std::vector<double> rates;
  for (const auto& run : runs) {
    const auto& report = run.report ? run.report : run.soFar;
    if (report && report->imagesPerSecond > 0 && run.recipe.backbone == recipe.backbone &&
        run.recipe.imageSize == recipe.imageSize && run.recipe.precision == recipe.precision &&
        rates.size() < ratesCounted)
      rates.push_back(report->imagesPerSecond);
  }
  if (rates.empty()) return 0;
  std::ranges::sort(rates);
  return rates[rates.size() / 2];
}

void estimate(TrainingCost& cost, const TrainingPlan& plan, const TrainingRecipe& recipe,
              const Dataset& dataset, const std::vector<RunRecord>& runs) {
  const double rate = rateOf(recipe, runs);
  if (rate <= 0) return;
  cost.seconds = static_cast<double>(plan.kept()) / rate;
  const auto* alike = find(runs, [&](const RunRecord& run) {
    return !run.history.empty() && (run.recipe.fineTuneFrom.empty() || run.report) &&
           run.data == dataset.root && run.recipe.backbone == recipe.backbone &&
           run.recipe.imageSize == recipe.imageSize && run.recipe.head == recipe.head &&
           run.recipe.fineTuneFrom == recipe.fineTuneFrom &&
           run.recipe.batchSize == recipe.batchSize &&
           run.recipe.limitPerClass == recipe.limitPerClass &&
           !run.recipe.augmentation.changesPictures();
  });
  const double perEpoch =
      static_cast<double>(plan.everyEpoch) / rate + (alike != nullptr ? headSeconds(*alike) : 0);
  cost.seconds += perEpoch * recipe.epochs;
  cost.partly = perEpoch <= 0;
  if (recipe.fineTuneFrom.empty()) return;
  // The frozen layers once more, and Test and validation with the tuned ones: nearly whole passes.
  const auto again = plan.keptOfTraining() + plan.counts.validation + plan.test +
                     plan.everyEpoch * static_cast<std::size_t>(recipe.fineTuneEpochs);
  cost.seconds += static_cast<double>(again) / rate;
  if (alike != nullptr) cost.seconds += alike->history.back().seconds * recipe.fineTuneEpochs;
  cost.partly = cost.partly || alike == nullptr;
}

/// Why Start would fail at once.
std::optional<Error> obstacleTo(const TrainingRecipe& recipe, bool validationMissing) {
  if (validationMissing)
    return Error{ErrorCode::NotFound,
                 Sentence::verbatim(RecipeAdvisor::tr("Validation is \"test\", a fraction such as "
                                                      "0.1, or a folder that exists")
                                        .toStdString()),
                 {}};
  if (const auto valid = validate(recipe); !valid) return valid.error();
  if (std::holds_alternative<ImagenetWeights>(recipe.weights))
    if (const auto file = findImagenetWeights(recipe.backbone); !file) return file.error();
  return std::nullopt;
}

bool namesNoFolder(const ValidationSource& validation) {
  std::error_code error;
  const auto* folder = std::get_if<std::filesystem::path>(&validation);
  return folder != nullptr && !std::filesystem::is_directory(*folder, error);
}

}  // namespace

Result<TrainingCost> costOf(const TrainingRecipe& recipe, const Dataset* dataset,
                            const std::vector<RunRecord>& runs) {
  const int classes = dataset != nullptr ? static_cast<int>(dataset->classes.size()) : 0;
  auto summary =
      summarizeModel(recipe.backbone, recipe.imageSize, classes, recipe.head, recipe.fineTuneFrom);
  if (!summary) return std::unexpected(summary.error());
  TrainingCost cost{.summary = std::move(*summary)};
  if (dataset == nullptr) return cost;
  const auto plan = planTraining(recipe, countTraining(recipe, *dataset));
  cost.featureBytes = plan.kept() * columnsOf(cost.summary, recipe.head) * bytesPerFeature;
  cost.featureBytes +=
      planTuning(plan, static_cast<std::uint64_t>(cost.summary.cutFeatures)).keptBytes;
  cost.freshImages = plan.everyEpoch;
  estimate(cost, plan, recipe, *dataset, runs);
  return cost;
}

RecipeAdvisor::RecipeAdvisor(RecipeDraft& draft, DatasetController& datasets, QObject* parent)
    : QObject(parent), m_draft(draft), m_datasets(datasets) {
  connect(&draft, &RecipeDraft::changed, this, &RecipeAdvisor::compute);
  connect(&datasets, &DatasetController::datasetChanged, this, &RecipeAdvisor::compute);
  compute();
}

void RecipeAdvisor::refresh() {
  m_runs.reset();
  compute();
}

RecipeAdvisor::Advice RecipeAdvisor::advise(const TrainingRecipe& recipe, const Dataset* dataset,
                                            Runs runs) {
  if (!runs) runs = std::make_shared<const std::vector<RunRecord>>(listRuns());
  const bool missing = namesNoFolder(recipe.validation);
  return {costOf(recipe, dataset, *runs), obstacleTo(recipe, missing), missing, runs};
}

void RecipeAdvisor::compute() {
  m_job.start(
      [recipe = m_draft.recipe(), dataset = m_datasets.dataset(), runs = m_runs](
          std::stop_token, const ProgressCallback&) { return advise(recipe, dataset.get(), runs); },
      [this](Advice advice) {
        m_runs = std::move(advice.runs);
        m_obstacle = std::move(advice.obstacle);
        m_validationMissing = advice.validationMissing;
        m_cost.reset();
        if (advice.cost) m_cost = std::move(*advice.cost);
        Q_EMIT changed();
      });
}

}  // namespace pomona::ui
