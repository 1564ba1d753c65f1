// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "features/backbone_source.h"
#include "features/extractor.h"
#include "pomona/recipe.h"
#include "pomona/training.h"
#include "train/feature_source.h"
#include "train/training_data.h"

namespace pomona {

/// What the features of one training are made with. Refers to what outlives it.
struct FeatureMaker {
  const TrainingRecipe& recipe;
  const BackboneSource& backbone;
  const Extractor& extractor;
  const Compute& compute;
  TrainingCallback& callback;
  std::stop_token stop;
  std::size_t& extracted;  ///< images that passed through the backbone are added to it
  std::string layer = {};  ///< whose output the extractor gives; empty: the backbone's, pooled

  /// How the plain pictures are loaded.
  LoaderOptions loaderOptions() const;
  /// Training's images, augmented anew in each epoch. @param training  as pick() gives them.
  std::unique_ptr<FeatureSource> drawAfresh(const std::filesystem::path& root,
                                            const std::vector<Sample>& training) const;

  /// The cached features of some images, extracted as far as they are not there. Composites borrow
  /// from these images alone.
  /// @param view  0: the plain picture, else one of the recipe's augmented views.
  /// @param look  at the picture, as lookAt counts them.
  /// Error{ImageUnreadable, DiskFull, Cancelled, ...}.
  Result<FeatureTable> table(const std::filesystem::path& root, const std::vector<Sample>& samples,
                             std::uint64_t view, int look) const;
};

/// The cached features of a training.
struct FeatureTables {
  std::vector<FeatureTable> views;  ///< of the training images; empty when drawn afresh
  std::vector<FeatureTable> plain;  ///< one, of these as they are, where views are drawn afresh
  FeatureTable validation;
  std::vector<FeatureTable> test;  ///< by look; empty if the dataset has no Test
  /// Composites of the validation images, by look; empty unless the recipe makes composites.
  std::vector<FeatureTable> calibration;
};

/// Makes all tables of a training. Errors as FeatureMaker::table.
Result<FeatureTables> makeFeatureTables(const FeatureMaker& maker, const TrainingData& data);
/// Views and validation alone. @param keepViews  false: only validation.
Result<FeatureTables> makeTrainingTables(const FeatureMaker& maker, const TrainingData& data,
                                         bool keepViews);
/// Test and calibration alone.
Result<FeatureTables> makeTestTables(const FeatureMaker& maker, const TrainingData& data);

/// Batches out of the views, as the recipe takes them.
std::unique_ptr<FeatureSource> sourceOf(const TrainingRecipe& recipe,
                                        std::vector<FeatureTable> views);

/// Some of Training's samples, by their indices.
std::vector<Sample> pick(const TrainingData& data, const std::vector<std::size_t>& indices);

}  // namespace pomona
