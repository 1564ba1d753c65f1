// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pomona/model_summary.h"
#include "pomona/run.h"
#include "ui/controllers/dataset_controller.h"
#include "ui/controllers/recipe_draft.h"

namespace pomona::ui {

/// What a recipe costs on a dataset, before it is started.
struct TrainingCost {
  ModelSummary summary;
  std::uint64_t featureBytes = 0;  ///< on disk; 0: none are kept
  std::size_t freshImages = 0;     ///< that pass through the backbone in every epoch anew
  double seconds = 0;              ///< of extraction and training; 0 while no rate is known
  bool partly = false;             ///< seconds are those of the extraction alone
};

/// @param dataset  may be null: then the summary of the backbone alone.
/// @param runs     earlier ones, newest first: where rates are known from.
Result<TrainingCost> costOf(const TrainingRecipe& recipe, const Dataset* dataset,
                            const std::vector<RunRecord>& runs);

/// Keeps beside the draft what it costs, and what stands against starting it. Computes in the
/// background; the newest draft wins.
class RecipeAdvisor : public QObject {
  Q_OBJECT
 public:
  RecipeAdvisor(RecipeDraft& draft, DatasetController& datasets, QObject* parent = nullptr);

  /// Of the draft as it was a moment ago; unset when it cannot be computed.
  const std::optional<TrainingCost>& cost() const { return m_cost; }
  /// Missing weights, or settings that do not go together.
  const std::optional<Error>& obstacle() const { return m_obstacle; }
  /// The obstacle is the setting "validation": no folder of that name.
  bool isValidationMissing() const { return m_validationMissing; }
  /// Runs or weights have changed: all is looked up again.
  void refresh();

 Q_SIGNALS:
  void changed();

 private:
  using Runs = std::shared_ptr<const std::vector<RunRecord>>;
  struct Advice {
    Result<TrainingCost> cost;
    std::optional<Error> obstacle;
    bool validationMissing;
    Runs runs;
  };
  void compute();
  static Advice advise(const TrainingRecipe& recipe, const Dataset* dataset, Runs runs);

  RecipeDraft& m_draft;
  DatasetController& m_datasets;
  std::optional<TrainingCost> m_cost;
  std::optional<Error> m_obstacle;
  bool m_validationMissing = false;
  Runs m_runs;
  Job m_job;
};

}  // namespace pomona::ui
