// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>
#include <set>

#include "data/dataset_folder.h"
#include "train/training_data.h"

using namespace pomona;
using test::DatasetFolder;

namespace {

void addClass(const DatasetFolder& folder, const std::string& name, int images) {
  for (int i = 0; i < images; ++i) folder.add(name + "/" + std::to_string(i) + "_100.jpg");
}

/// Twenty frames of each of three fruits, four of each in Test.
void fill(const DatasetFolder& folder) {
  for (const char* fruit : {"Apple", "Lemon", "Plum"}) {
    addClass(folder, std::string("Training/") + fruit, 20);
    addClass(folder, std::string("Test/") + fruit, 4);
  }
}

TrainingRecipe recipeOf(const std::string& validation) {
  TrainingRecipe recipe;
  recipe.validation = validationFromString(validation).value();
  recipe.batchSize = 8;
  return recipe;
}

TrainingData prepare(const DatasetFolder& folder, const TrainingRecipe& recipe) {
  return prepareData(folder.path(), recipe, {}).value();
}

Error errorOf(const std::filesystem::path& folder, const TrainingRecipe& recipe) {
  const auto data = prepareData(folder, recipe, {});
  return data ? Error{.what = Sentence::verbatim("none")} : data.error();
}

std::vector<std::size_t> perClass(const std::vector<Sample>& samples) {
  std::vector<std::size_t> counts(3);
  for (const auto& sample : samples) ++counts.at(static_cast<std::size_t>(sample.label));
  return counts;
}

std::vector<std::size_t> perClass(const TrainingData& data,
                                  const std::vector<std::size_t>& indices) {
  std::vector<Sample> samples;
  for (const std::size_t index : indices) samples.push_back(data.all.at(index));
  return perClass(samples);
}

using Counts = std::vector<std::size_t>;

}  // namespace

class TestTrainingData : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fractionOfEveryClassIsHeldOut() {
    const DatasetFolder folder;
    fill(folder);
    const auto data = prepare(folder, recipeOf("0.25"));
    QCOMPARE(data.classes, (std::vector<std::string>{"Apple", "Lemon", "Plum"}));
    QCOMPARE(perClass(data, data.training), (Counts{15, 15, 15}));
    QCOMPARE(perClass(data, data.validation), (Counts{5, 5, 5}));
    std::set<std::size_t> both(data.training.begin(), data.training.end());
    both.insert(data.validation.begin(), data.validation.end());
    QCOMPARE(both.size(), data.all.size());
    QCOMPARE(data.validationImages(), std::size_t{15});
    QCOMPARE(data.test.size(), std::size_t{12});
    QVERIFY(data.validationFolder.empty() && data.validationKind == Validation::HeldOut);
    QVERIFY(data.validationInWords.english().starts_with("25 % of Training"));
  }

  void seedChoosesWhatIsHeldOut() {
    const DatasetFolder folder;
    fill(folder);
    auto recipe = recipeOf("0.25");
    const auto first = prepare(folder, recipe);
    QVERIFY(prepare(folder, recipe).validation == first.validation);
    recipe.seed = 2;
    QVERIFY(prepare(folder, recipe).validation != first.validation);
  }

  void testMayValidate() {
    const DatasetFolder folder;
    fill(folder);
    const auto data = prepare(folder, recipeOf("test"));
    QVERIFY(data.validationKind == Validation::Test);
    QCOMPARE(data.validationImages(), std::size_t{12});
    QCOMPARE(data.training.size(), data.all.size());
  }

  void oneTreeWithoutTestHoldsOutATenth() {
    const DatasetFolder folder;
    for (const char* fruit : {"Apple", "Lemon", "Plum"}) addClass(folder, fruit, 20);
    const auto data = prepare(folder, recipeOf("test"));
    QVERIFY(data.validationKind == Validation::HeldOut && data.test.empty());
    QCOMPARE(perClass(data, data.validation), (Counts{2, 2, 2}));
  }

  void labelsOfAnotherFolderGoByName() {
    const DatasetFolder folder;
    fill(folder);
    const DatasetFolder other;  // its own labels would be 0 and 1
    addClass(other, "Lemon", 3);
    addClass(other, "Plum", 2);
    const auto data = prepare(folder, recipeOf(other.path().string()));
    QCOMPARE(perClass(data.validationFolder), (Counts{0, 3, 2}));
    for (const auto& sample : data.validationFolder)
      QCOMPARE(sample.label, sample.file.starts_with("Lemon") ? 1 : 2);
    QCOMPARE(data.validationRoot, other.path());
    QCOMPARE(data.training.size(), data.all.size());
  }

  void testOfAnotherDatasetValidates() {
    const DatasetFolder folder;
    fill(folder);
    const auto data = prepare(folder, recipeOf(folder.path().string()));
    QCOMPARE(perClass(data.validationFolder), (Counts{4, 4, 4}));
    for (const auto& sample : data.validationFolder) QVERIFY(sample.file.starts_with("Test/"));
  }

  void validationOfTheDatasetComesBeforeAFraction() {
    const DatasetFolder folder;
    fill(folder);
    for (const char* fruit : {"Apple", "Lemon", "Plum"})
      addClass(folder, std::string("Validation/") + fruit, 6);
    const auto data = prepare(folder, recipeOf("0.1"));
    QCOMPARE(perClass(data.validationFolder), (Counts{6, 6, 6}));
    QVERIFY(data.validation.empty());
    QCOMPARE(data.training.size(), data.all.size());
    QCOMPARE(data.test.size(), std::size_t{12});
  }

  void unknownClassIsNamed() {
    const DatasetFolder folder;
    fill(folder);
    const DatasetFolder other;
    addClass(other, "Apple", 2);
    addClass(other, "Durian", 2);
    const auto error = errorOf(folder.path(), recipeOf(other.path().string()));
    QCOMPARE(error.code, ErrorCode::DatasetInvalid);
    QVERIFY(test::contains(error.message(), "\"Durian\""));
  }

  void missingFoldersAreNotFound() {
    const DatasetFolder folder;
    fill(folder);
    QCOMPARE(errorOf(folder / "nowhere", recipeOf("0.1")).code, ErrorCode::NotFound);
    QCOMPARE(errorOf(folder.path(), recipeOf("/nowhere")).code, ErrorCode::NotFound);
  }

  void limitHoldsForEveryPart() {
    const DatasetFolder folder;
    fill(folder);
    for (const char* fruit : {"Apple", "Lemon", "Plum"})
      addClass(folder, std::string("Validation/") + fruit, 6);
    auto recipe = recipeOf("0.1");
    recipe.limitPerClass = 3;
    const auto data = prepare(folder, recipe);
    for (const auto* part : {&data.all, &data.validationFolder, &data.test})
      QCOMPARE(perClass(*part), (Counts{3, 3, 3}));
  }

  void fewerImagesThanABatchCannotDropTheRemainder() {
    const DatasetFolder folder;
    fill(folder);
    auto recipe = recipeOf("0.25");  // trains on 45
    recipe.batchSize = 46;
    QCOMPARE(prepare(folder, recipe).training.size(), std::size_t{45});
    recipe.dropRemainder = true;
    const auto error = errorOf(folder.path(), recipe);
    QCOMPARE(error.code, ErrorCode::InvalidArgument);
    QVERIFY(test::contains(error.message(), "45 images") && test::contains(error.message(), "46"));
    recipe.batchSize = 45;
    QVERIFY(prepareData(folder.path(), recipe, {}).has_value());
  }

  void oneImageOfEachClassLeavesNoneForValidation() {
    const DatasetFolder folder;
    for (const char* fruit : {"Apple", "Lemon"}) addClass(folder, fruit, 1);
    QCOMPARE(errorOf(folder.path(), recipeOf("0.1")).code, ErrorCode::DatasetInvalid);
  }

  void digestChangesWithAnyFile_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("training") << "Training/Plum/3_100.jpg";
    QTest::newRow("test") << "Test/Apple/0_100.jpg";
    QTest::newRow("validation") << "Validation/Lemon/1_100.jpg";
    QTest::newRow("a new one") << "Training/Apple/99_100.jpg";
  }
  void digestChangesWithAnyFile() {
    QFETCH(const QString, file);
    const DatasetFolder folder;
    fill(folder);
    for (const char* fruit : {"Apple", "Lemon"})
      addClass(folder, std::string("Validation/") + fruit, 2);
    const auto before = prepare(folder, recipeOf("0.1")).digest;
    QCOMPARE(prepare(folder, recipeOf("0.1")).digest, before);
    folder.add(file.toStdString(), "other content");
    QVERIFY(prepare(folder, recipeOf("0.1")).digest != before);
  }

  void stopIsCancelled() {
    const DatasetFolder folder;
    fill(folder);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(prepareData(folder.path(), recipeOf("0.1"), stop.get_token()).error().code,
             ErrorCode::Cancelled);
  }
};

QTEST_APPLESS_MAIN(TestTrainingData)
#include "test_training_data.moc"
