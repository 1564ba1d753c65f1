// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "nn/trainable.h"
#include "pomona/recipe.h"
#include "pomona/run.h"
#include "pomona/training.h"
#include "store/checkpoint.h"
#include "store/step_history.h"
#include "train/early_stopping.h"
#include "train/feature_source.h"
#include "train/optimizer.h"

namespace pomona {

/// One of a training's two: the head on the frozen backbone's features, then fine-tuning.
struct Stage {
  int epochs;           ///< at most
  double learningRate;  ///< at its highest
  /// Label smoothing in the losses that are reported: none, whatever is minimised. Runs that began
  /// before Pomona 0.2 keep the recipe's, so that their epochs can be compared.
  double reportedSmoothing = 0;
};
Stage headStage(const TrainingRecipe& recipe);
Stage tuningStage(const TrainingRecipe& recipe);

/// Trains one stage on features, step by step, so that stopping between any two steps and going on
/// from the checkpoint changes no bit. Schedule and early stopping are the stage's own; the epochs'
/// numbers, the history and the best epoch go on from the stage before.
class Trainer {
 public:
  /// @param model       changed in place; outlives the trainer, as the source does.
  /// @param validation  evaluated after every epoch; not empty.
  Trainer(const TrainingRecipe& recipe, Stage stage, Trainable& model, FeatureSource& source,
          FeatureTable validation, torch::Device device);

  /// Goes on where the stage before ended, with that one's best epoch in the model.
  void follow(const Trainer& before);

  int stepsPerEpoch() const { return m_stepsPerEpoch; }
  /// Where training is: the next step to take.
  int epoch() const { return m_epoch; }
  int step() const { return m_step; }
  const std::vector<EpochRecord>& history() const { return m_history; }
  const StepHistory& steps() const { return m_steps; }
  /// Of all stages; 0: no epoch has ended.
  int bestEpoch() const { return m_overall.bestEpoch; }
  /// True if an epoch of this very stage is the best.
  bool isBest() const { return bestEpoch() >= m_firstEpoch; }
  /// This stage, or the one before it.
  bool stoppedEarly() const;

  /// Called after each epoch and after about every five seconds: a good moment for a checkpoint.
  using Save = std::function<Result<void>(bool epochEnded)>;

  /// Trains to the end, then puts the best epoch's weights into the model.
  /// Error{Cancelled} between two steps; the errors of the source and of `save`.
  Result<void> run(TrainingCallback& callback, const Save& save, std::stop_token stop);

  /// Puts the best epoch's weights into the model, for saving that of a stopped run. False if no
  /// epoch has ended.
  bool loadBest();

  Checkpoint checkpoint() const;
  /// Error{FileDamaged} if the checkpoint is not one of this training and stage.
  Result<void> restore(const Checkpoint& checkpoint);
  /// After restore(): the steps up to there.
  void setSteps(StepHistory steps);

 private:
  Result<void> trainEpoch(TrainingCallback& callback, const Save& save, std::stop_token stop);
  double reportedLoss(const torch::Tensor& logits, const torch::Tensor& labels) const;
  StepEvent trainStep(const FeatureBatch& batch);
  void endEpoch(TrainingCallback& callback);
  void validate(EpochRecord& record) const;
  bool finished() const;
  /// Of this stage: taken so far, and the learning rate of one of them.
  std::int64_t stepsDone() const;
  double rateAt(std::int64_t step) const;

  const TrainingRecipe m_recipe;
  const Stage m_stage;
  Trainable& m_model;
  FeatureSource& m_source;
  const FeatureTable m_validation;
  const torch::Device m_device;
  RecipeOptimizer m_optimizer;
  const int m_stepsPerEpoch;

  int m_firstEpoch = 1;  ///< of this stage
  int m_epoch = 1;       ///< being trained, from 1
  int m_step = 0;        ///< steps of it that are done
  double m_lossSum = 0;
  double m_correct = 0;
  double m_seen = 0;
  double m_seconds = 0;      ///< spent on this epoch before the last stop
  EarlyStopping m_stopping;  ///< of this stage
  EarlyStopping m_overall;   ///< its best is that of all stages
  std::vector<EpochRecord> m_history;
  StepHistory m_steps;
  TensorMap m_best;
};

/// True if it was made while fine-tuning.
bool isOfTuning(const Checkpoint& checkpoint);

/// Mean and spread of each feature over the images: what `standardize` puts in front of the head.
/// std has the mean spread added: features that hardly ever fire would otherwise be blown up.
/// @param tables  counted together.
std::pair<torch::Tensor, torch::Tensor> featureStatistics(std::span<const FeatureTable> tables);

}  // namespace pomona
