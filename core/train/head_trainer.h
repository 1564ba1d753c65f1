// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "nn/head.h"
#include "pomona/recipe.h"
#include "pomona/run.h"
#include "pomona/training.h"
#include "store/checkpoint.h"
#include "store/step_history.h"
#include "train/early_stopping.h"
#include "train/feature_source.h"
#include "train/optimizer.h"

namespace pomona {

/// Trains a head on features, step by step, so that stopping between any two steps and going on
/// from the checkpoint changes no bit.
class HeadTrainer {
 public:
  /// @param head        changed in place; outlives the trainer, as the source does.
  /// @param validation  evaluated after every epoch; not empty.
  HeadTrainer(const TrainingRecipe& recipe, Head& head, FeatureSource& source,
              FeatureTable validation, torch::Device device);

  int stepsPerEpoch() const { return m_stepsPerEpoch; }
  /// Where training is: the next step to take.
  int epoch() const { return m_epoch; }
  int step() const { return m_step; }
  const std::vector<EpochRecord>& history() const { return m_history; }
  const StepHistory& steps() const { return m_steps; }
  const EarlyStopping& stopping() const { return m_stopping; }
  bool stoppedEarly() const;

  /// Called after each epoch and after about every five seconds: a good moment for a checkpoint.
  using Save = std::function<Result<void>(bool epochEnded)>;

  /// Trains to the end, then puts the best epoch's weights into the head.
  /// Error{Cancelled} between two steps; the errors of the source and of `save`.
  Result<void> run(TrainingCallback& callback, const Save& save, std::stop_token stop);

  /// Puts the best epoch's weights into the head, for saving a model of a stopped run. False if no
  /// epoch has ended.
  bool loadBest();

  Checkpoint checkpoint() const;
  /// Error{FileDamaged} if the checkpoint is not one of this training.
  Result<void> restore(const Checkpoint& checkpoint);
  /// After restore(): the steps up to there.
  void setSteps(StepHistory steps);

 private:
  Result<void> trainEpoch(TrainingCallback& callback, const Save& save, std::stop_token stop);
  StepEvent trainStep(const FeatureBatch& batch);
  void endEpoch(TrainingCallback& callback);
  void validate(EpochRecord& record) const;
  bool finished() const;

  const TrainingRecipe m_recipe;
  Head& m_head;
  FeatureSource& m_source;
  const FeatureTable m_validation;
  const torch::Device m_device;
  RecipeOptimizer m_optimizer;
  const int m_stepsPerEpoch;

  int m_epoch = 1;  ///< being trained, from 1
  int m_step = 0;   ///< steps of it that are done
  double m_lossSum = 0;
  double m_correct = 0;
  double m_seen = 0;
  double m_seconds = 0;  ///< spent on this epoch before the last stop
  EarlyStopping m_stopping;
  std::vector<EpochRecord> m_history;
  StepHistory m_steps;
  TensorMap m_best;
};

/// Mean and spread of each feature over the images: what `standardize` puts in front of the head.
/// std has the mean spread added: features that hardly ever fire would otherwise be blown up.
/// @param tables  counted together.
std::pair<torch::Tensor, torch::Tensor> featureStatistics(std::span<const FeatureTable> tables);

}  // namespace pomona
