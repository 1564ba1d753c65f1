// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "pomona/dataset.h"
#include "pomona/recipe.h"
#include "pomona/training_plan.h"

namespace pomona {

/// The images of one training, divided as the recipe says. Labels are indices into `classes`
/// throughout.
struct TrainingData {
  std::filesystem::path root;
  std::vector<std::string> classes;
  std::vector<Sample> all;  ///< of Training: training and validation together, in scan order
  std::vector<std::size_t> training;  ///< indices into `all`
  std::vector<std::size_t>
      validation;  ///< indices into `all`; empty if `validationFolder` or Test validates
  std::vector<Sample> validationFolder;  ///< of another folder, or of the dataset's Validation
  std::filesystem::path validationRoot;
  Validation validationKind = Validation::HeldOut;
  std::vector<Sample> test;       ///< may be empty
  std::vector<int> testLooks;     ///< that are worth it at each of its images
  Sentence validationInWords;     ///< for the report: "10 % of Training, held out in stretches"
  std::string digest;             ///< of all the files above
  std::vector<Sentence> notices;  ///< what the user ought to know

  std::size_t validationImages() const;
  TrainingCounts counts() const;
};

/// Scans the folder and divides it. Error{DatasetInvalid, InvalidArgument, NotFound, ...}.
Result<TrainingData> prepareData(const std::filesystem::path& directory,
                                 const TrainingRecipe& recipe, std::stop_token stop);

}  // namespace pomona
