// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/training_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "base/parse.h"
#include "pomona/groups.h"

namespace pomona {
namespace {

std::optional<double> parseFraction(const std::string& text) {
  double value = 0;
  return parseNumber(text, value) ? std::optional(value) : std::nullopt;
}

void divide(TrainingData& data, double fraction, std::uint64_t seed) {
  const HoldOut parts = holdOut(data.all, fraction, seed);
  std::set<std::string_view> heldOut;
  for (const auto& sample : parts.heldOut) heldOut.insert(sample.file);
  for (std::size_t i = 0; i < data.all.size(); ++i)
    (heldOut.contains(data.all[i].file) ? data.validation : data.training).push_back(i);
  data.validationInWords =
      fmt::format("{:.3g} % of Training, held out in whole stretches of frames", 100 * fraction);
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
                     fmt::format("the class \"{}\" of the validation folder {} is not in {}", name,
                                 folder.string(), data.root.string()),
                     folder);
    data.validationFolder.push_back({sample.file, static_cast<int>(found - data.classes.begin())});
  }
  data.validationRoot = other->root;
  data.validationInWords = fmt::format("the folder {}", folder.string());
  trainOnAll(data);
  return {};
}

Result<void> chooseValidation(TrainingData& data, const Dataset& dataset,
                              const TrainingRecipe& recipe, std::stop_token stop) {
  const auto fraction = parseFraction(recipe.validation);
  if (recipe.validation == "test") {
    if (!data.test.empty()) {
      data.testValidates = true;
      data.validationInWords = "Test, which chooses the epoch: its accuracy is a little too good";
      trainOnAll(data);
      return {};
    }
    divide(data, 0.1, recipe.seed);
    data.notices.emplace_back(
        "there is no Test to validate on: 10 % of Training are held out instead");
    return {};
  }
  if (!fraction) return validateOnFolder(data, recipe.validation, stop);
  if (!dataset.validation.empty()) {
    data.validationFolder =
        limitPerClass(dataset.validation, static_cast<std::size_t>(recipe.limitPerClass));
    data.validationRoot = dataset.root;
    data.validationInWords = "the dataset's Validation folder";
    trainOnAll(data);
    return {};
  }
  divide(data, *fraction, recipe.seed);
  return {};
}

void addNotices(TrainingData& data, const Dataset& dataset) {
  if (const auto& problems = dataset.problems; !problems.empty())
    data.notices.push_back(
        fmt::format("the dataset has {} {} (dataset info lists them all): {}", problems.size(),
                    problems.size() == 1 ? "problem" : "problems", problems.front().message));
  const auto counts = dataset.countPerClass(Split::Training);
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] == 0)
      data.notices.push_back(
          fmt::format("the class \"{}\" has no image in Training and will never be recognised",
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

}  // namespace

std::size_t TrainingData::validationImages() const {
  return testValidates ? test.size() : validation.size() + validationFolder.size();
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
  if (const auto chosen = chooseValidation(data, *dataset, recipe, stop); !chosen)
    return std::unexpected(chosen.error());
  if (data.validationImages() == 0)
    return failure(
        ErrorCode::DatasetInvalid,
        fmt::format("{} has too few images to hold any out for validation; name a folder with "
                    "--validation or add images",
                    data.root.string()),
        data.root);
  const auto batches = recipe.dropRemainder
                           ? data.training.size() / static_cast<std::size_t>(recipe.batchSize)
                           : data.training.size();
  if (batches == 0)
    return failure(
        ErrorCode::InvalidArgument,
        fmt::format("{} has {} images to train on, fewer than one batch of {}; choose a smaller "
                    "--batch-size",
                    data.root.string(), data.training.size(), recipe.batchSize),
        data.root);
  addNotices(data, *dataset);
  for (const auto& group : unusedGroups(data.classes, recipe.groups))
    data.notices.push_back(
        fmt::format("no class belongs to the group {}: none begins with its words", group));
  auto digest = digestOf(data);
  if (!digest) return std::unexpected(digest.error());
  data.digest = std::move(*digest);
  return data;
}

}  // namespace pomona
