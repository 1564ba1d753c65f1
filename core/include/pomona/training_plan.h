// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "pomona/dataset.h"
#include "pomona/recipe.h"

namespace pomona {

/// What validates a training, once its dataset is known.
enum class Validation {
  Test,           ///< the dataset's
  HeldOut,        ///< a part of Training
  DatasetFolder,  ///< the dataset has a folder of its own for it
  OtherFolder,    ///< one that the recipe names
};
struct ValidationChoice {
  Validation kind = Validation::HeldOut;
  double fraction = 0;  ///< HeldOut: of Training
};
/// What the recipe's `validation` means for a dataset: without a Test that could validate, 10 % of
/// Training are held out.
ValidationChoice chooseValidation(const TrainingRecipe& recipe, const Dataset& dataset);

/// The images of a training.
struct TrainingCounts {
  Validation kind = Validation::HeldOut;
  std::size_t training = 0;    ///< that are trained on
  std::size_t validation = 0;  ///< 0: of another folder, which was not read
  std::size_t test = 0;
  int testLooks = 1;  ///< at each of Test's, at most: as many as are worth it at one of them
};
/// Counts what a training would take. Reads the header of Test's first image, which stands for all;
/// holds out what the training would hold out.
TrainingCounts countTraining(const TrainingRecipe& recipe, const Dataset& dataset);

/// True if every epoch augments anew, so that no view is kept.
bool drawsAfresh(const TrainingRecipe& recipe);

/// What a training does with its images: what is extracted, how often, and what an epoch is. One
/// pass is one image through the frozen layers. Those whose features are kept already cost nothing.
struct TrainingPlan {
  TrainingCounts counts;
  bool drawsAfresh = false;     ///< every epoch augments anew, so that no view is kept
  bool keepsPlain = false;      ///< Training as it is is extracted, what is held out with it
  std::size_t plain = 0;        ///< passes: of Training as it is
  std::size_t views = 0;        ///< passes: of its augmented views
  std::size_t validation = 0;   ///< passes: where neither `plain` nor `test` holds it
  std::size_t test = 0;         ///< passes: all its looks
  std::size_t calibration = 0;  ///< passes: composites of the validation images, all their looks
  std::size_t everyEpoch = 0;   ///< passes of each epoch, of features that are not kept
  std::size_t epochImages = 0;  ///< images, or composites, that an epoch trains on
  int steps = 0;                ///< batches of an epoch

  /// Passes whose features are kept.
  std::size_t kept() const { return plain + views + validation + test + calibration; }
  /// Of these, what fine-tuning needs again below the layers that it trains.
  std::size_t keptOfTraining() const { return drawsAfresh ? 0 : plain + views; }
};

/// The one plan: the training is executed by it, StartedEvent announces it, forms show it.
TrainingPlan planTraining(const TrainingRecipe& recipe, const TrainingCounts& counts);

/// More bytes of Training's features below the layers that are fine-tuned are not kept: then every
/// epoch passes through the frozen layers.
inline constexpr std::uint64_t mostKeptTuningBytes = std::uint64_t{4} << 30;

/// What fine-tuning keeps of the features below the layers that it trains.
struct TuningPlan {
  std::uint64_t trainingBytes = 0;  ///< of Training, kept or not; 0 where epochs draw afresh
  bool keepsTraining = false;
  std::uint64_t keptBytes = 0;  ///< of Training, if they are kept, and of the validation images
};
/// @param columns  of such a feature: values of an image
TuningPlan planTuning(const TrainingPlan& plan, std::uint64_t columns,
                      std::uint64_t mostBytes = mostKeptTuningBytes);

}  // namespace pomona
