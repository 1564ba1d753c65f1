// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "data/dataset_folder.h"

using namespace pomona;
using test::contains;
using test::DatasetFolder;
using test::problemsOf;

namespace {

/// Six good images of two classes, all different.
void addGoodImages(const DatasetFolder& folder) {
  std::uint8_t grey = 10;
  for (const auto* file : {"Training/Apple/0.jpg", "Training/Apple/1.jpg", "Training/Pear/0.jpg",
                           "Training/Pear/1.jpg", "Test/Apple/2.jpg", "Test/Pear/2.jpg"})
    folder.addImage(file, grey += 30);
}

Result<std::vector<Problem>> check(const DatasetFolder& folder, CheckOptions options = {}) {
  return checkDataset(scanDataset(folder.path()).value(), options);
}

}  // namespace

class TestCheck : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void goodImagesHaveNoProblems() {
    DatasetFolder folder;
    addGoodImages(folder);
    const auto problems = check(folder, {.duplicates = true});
    QVERIFY(problems && problems->empty());
  }

  void damagedFilesAreUnreadable() {
    DatasetFolder folder;
    addGoodImages(folder);
    const auto whole = readText(folder / "Training/Apple/0.jpg").value();
    folder.add("Training/Apple/cut.jpg", std::string_view(whole).substr(0, whole.size() / 2));
    folder.add("Training/Apple/empty.jpg");
    folder.add("Test/Pear/text.jpg", "no picture at all");
    const auto problems = check(folder);
    QVERIFY(problems.has_value());
    QCOMPARE(problems->size(), 3u);
    QCOMPARE(problemsOf(*problems, ProblemKind::Unreadable).size(), 3u);
    for (const Problem& problem : *problems)
      QVERIFY(contains(problem.message(), problem.path.filename().string()));
    QCOMPARE((*problems)[0].path, folder / "Test/Pear/text.jpg");  // in order of path
    QCOMPARE((*problems)[2].path, folder / "Training/Apple/empty.jpg");
  }

  void fileThatHasDisappearedIsUnreadable() {
    DatasetFolder folder;
    addGoodImages(folder);
    const auto dataset = scanDataset(folder.path()).value();
    std::filesystem::remove(folder / "Test/Apple/2.jpg");
    const auto problems = checkDataset(dataset);
    QVERIFY(problems && problems->size() == 1);
    QCOMPARE((*problems)[0].path, folder / "Test/Apple/2.jpg");
  }

  void anotherSizeThanMostIsReported() {
    DatasetFolder folder;
    addGoodImages(folder);
    folder.addImage("Test/Pear/wide.jpg", 9, 30, 20);
    const auto problems = check(folder);
    QVERIFY(problems && problems->size() == 1);
    QVERIFY((*problems)[0].kind == ProblemKind::WrongSize);
    QVERIFY(contains((*problems)[0].message(), "30 x 20 pixels, most images are 20 x 20"));
  }

  void photographsOfManySizesAreNotReported() {
    DatasetFolder folder;
    for (int i = 0; i < 3; ++i)
      for (const std::string name : {"Apple", "Pear"})
        folder.addImage(name + "/" + std::to_string(i) + ".jpg", 50, 20 + i, 20);
    const auto problems = check(folder);
    QVERIFY(problems && problems->empty());
  }

  void sameContentInTrainingAndTestIsADuplicateWhateverItsName() {
    DatasetFolder folder;
    addGoodImages(folder);
    std::filesystem::copy_file(folder / "Training/Apple/1.jpg", folder / "Test/Pear/copy.jpg");
    std::filesystem::copy_file(folder / "Training/Apple/1.jpg", folder / "Training/Pear/twin.jpg");
    const auto problems = check(folder, {.duplicates = true});
    QVERIFY(problems && problems->size() == 1);
    QVERIFY((*problems)[0].kind == ProblemKind::Duplicate);
    QCOMPARE((*problems)[0].path, folder / "Test/Pear/copy.jpg");
    QVERIFY(contains((*problems)[0].message(), (folder / "Training/Apple/1.jpg").string()));
    QVERIFY(check(folder)->empty());  // on demand only
  }

  void resultDoesNotDependOnTheNumberOfThreads() {
    DatasetFolder folder;
    addGoodImages(folder);
    for (int i = 0; i < 20; ++i) folder.add("Test/Pear/bad" + std::to_string(i) + ".jpg", "bad");
    const auto one = check(folder, {.duplicates = true, .threads = 1}).value();
    const auto many = check(folder, {.duplicates = true, .threads = 8}).value();
    QCOMPARE(one.size(), 20u);
    QVERIFY(std::ranges::equal(one, many, {}, &Problem::message, &Problem::message));
  }

  void progressCountsEveryFile() {
    DatasetFolder folder;
    addGoodImages(folder);
    std::vector<std::size_t> done;
    const auto dataset = scanDataset(folder.path()).value();
    QVERIFY(checkDataset(dataset, {}, [&](const Progress& progress) {
              done.push_back(progress.done);
              QCOMPARE(progress.total, 6u);
            }).has_value());
    QCOMPARE(done, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6}));
  }

  void stopRequestEndsTheCheckWithinAFewFiles() {
    DatasetFolder folder;
    addGoodImages(folder);
    for (int i = 0; i < 50; ++i) folder.addImage("Test/Pear/x" + std::to_string(i) + ".jpg", 5);
    std::stop_source stop;
    std::size_t read = 0;
    const auto problems = checkDataset(
        scanDataset(folder.path()).value(), {.threads = 4},
        [&](const Progress& progress) {
          read = progress.done;
          stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!problems && problems.error().code == ErrorCode::Cancelled);
    QVERIFY(read <= 8);
  }
};

QTEST_APPLESS_MAIN(TestCheck)
#include "test_check.moc"
