// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "pomona/groups.h"
#include "pomona/image.h"
#include "store/validation_words.h"

namespace pomona {
namespace {

void divide(TrainingData& data, double fraction, std::uint64_t seed) {
  const HoldOut parts = holdOut(data.all, fraction, seed);
  std::set<std::string_view> heldOut;
  for (const auto& sample : parts.heldOut) heldOut.insert(sample.file);
  for (std::size_t i = 0; i < data.all.size(); ++i)
    (heldOut.contains(data.all[i].file) ? data.validation : data.training).push_back(i);
  data.validationInWords = heldOutSentence(fmt::format("{:.3g}", 100 * fraction));
}

void trainOnAll(TrainingData& data) {
  for (std::size_t i = 0; i < data.all.size(); ++i) data.training.push_back(i);
}

/// A folder of classes, or a dataset whose Test (else whose only tree) validates.
Result<void> validateOnFolder(TrainingData& data, const std::filesystem::path& folder,
                              std::stop_token stop) {
  const auto other = scanDataset(folder, stop);
  if (!other) return std::unexpected(other.error());
  for (const auto& sample : other->test.empty() ? other->training : other->test) {
    const auto& name = other->classes[static_cast<std::size_t>(sample.label)];
    const auto found = std::ranges::find(data.classes, name);
    if (found == data.classes.end())
      return failure(ErrorCode::DatasetInvalid,
                     Sentence::of("the class \"{}\" of the validation folder {} is not in {}", name,
                                  folder.string(), data.root.string()),
                     folder);
    data.validationFolder.push_back({sample.file, static_cast<int>(found - data.classes.begin())});
  }
  data.validationRoot = other->root;
  data.validationInWords = folderSentence(folder);
  trainOnAll(data);
  return {};
}

Result<void> addValidation(TrainingData& data, const Dataset& dataset, const TrainingRecipe& recipe,
                           std::stop_token stop) {
  const auto choice = chooseValidation(recipe, dataset);
  data.validationKind = choice.kind;
  switch (choice.kind) {
    case Validation::OtherFolder:
      return validateOnFolder(data, std::get<std::filesystem::path>(recipe.validation), stop);
    case Validation::Test:
      data.validationInWords =
          Sentence::of("Test, which chooses the epoch: its accuracy is a little too good");
      break;
    case Validation::DatasetFolder:
      data.validationFolder =
          limitPerClass(dataset.validation, static_cast<std::size_t>(recipe.limitPerClass));
      data.validationRoot = dataset.root;
      data.validationInWords = Sentence::of("the dataset's Validation folder");
      break;
    case Validation::HeldOut:
      divide(data, choice.fraction, recipe.seed);
      if (std::holds_alternative<ValidateOnTest>(recipe.validation))
        data.notices.push_back(
            Sentence::of("there is no Test to validate on: 10 % of Training are held out instead"));
      return {};
  }
  trainOnAll(data);
  return {};
}

void addNotices(TrainingData& data, const Dataset& dataset) {
  if (const auto& problems = dataset.problems; !problems.empty())
    data.notices.push_back(
        problems.size() == 1
            ? Sentence::of("the dataset has a problem: {}", problems.front().what)
            : Sentence::of("the dataset has {} problems (dataset info lists them all): {}",
                           problems.size(), problems.front().what));
  const auto counts = dataset.countPerClass(Split::Training);
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] == 0)
      data.notices.push_back(
          Sentence::of("the class \"{}\" has no image in Training and will never be recognised",
                       data.classes[i]));
}

Result<std::string> digestOf(const TrainingData& data) {
  std::string digests;
  for (const auto& [root, samples] :
       {std::pair{&data.root, &data.all}, std::pair{&data.validationRoot, &data.validationFolder},
        std::pair{&data.root, &data.test}}) {
    const auto digest = sampleDigest(*root, *samples);
    if (!digest) return digest;
    digests += *digest;
  }
  return toHex(fastHash(digests)) + toHex(fastHash(digests, 1));
}

/// Looks that are worth it. An unreadable picture is found when it is read.
int looksAt(const std::filesystem::path& root, const Sample& sample, const TrainingRecipe& recipe) {
  if (recipe.looks == 1) return 1;
  const auto info = readImageInfo(root / sample.file);
  return info ? looksWorth(info->width, info->height, recipe.imageSize, recipe.looks) : 1;
}

}  // namespace

std::size_t TrainingData::validationImages() const {
  return validationKind == Validation::Test ? test.size()
                                            : validation.size() + validationFolder.size();
}

TrainingCounts TrainingData::counts() const {
  return {validationKind, training.size(), validationImages(), test.size(),
          test.empty() ? 1 : std::ranges::max(testLooks)};
}

Result<TrainingData> prepareData(const std::filesystem::path& directory,
                                 const TrainingRecipe& recipe, std::stop_token stop) {
  const auto dataset = scanDataset(directory, stop);
  if (!dataset) return std::unexpected(dataset.error());
  const auto limit = static_cast<std::size_t>(recipe.limitPerClass);
  TrainingData data;
  data.root = dataset->root;
  data.classes = dataset->classes;
  data.all = limitPerClass(dataset->training, limit);
  data.test = limitPerClass(dataset->test, limit);
  for (const auto& sample : data.test) data.testLooks.push_back(looksAt(data.root, sample, recipe));
  if (const auto chosen = addValidation(data, *dataset, recipe, stop); !chosen)
    return std::unexpected(chosen.error());
  if (data.validationImages() == 0)
    return failure(
        ErrorCode::DatasetInvalid,
        Sentence::of("{} has too few images to hold any out for validation; name a folder with "
                     "--validation or add images",
                     data.root.string()),
        data.root);
  const auto batches = recipe.dropRemainder
                           ? data.training.size() / static_cast<std::size_t>(recipe.batchSize)
                           : data.training.size();
  if (batches == 0)
    return failure(
        ErrorCode::InvalidArgument,
        Sentence::of("{} has {} images to train on, fewer than one batch of {}; choose a smaller "
                     "--batch-size",
                     data.root.string(), data.training.size(), recipe.batchSize),
        data.root);
  addNotices(data, *dataset);
  for (const auto& group : unusedGroups(data.classes, recipe.groups))
    data.notices.push_back(
        Sentence::of("no class belongs to the group {}: none begins with its words", group));
  auto digest = digestOf(data);
  if (!digest) return std::unexpected(digest.error());
  data.digest = std::move(*digest);
  return data;
}

}  // namespace pomona
