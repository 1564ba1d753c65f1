// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/fsuid.h>
#include <unistd.h>

#include <QTest>

#include "data/dataset_folder.h"

using namespace pomona;
using test::contains;
using test::DatasetFolder;
using test::problemsOf;
namespace fs = std::filesystem;

namespace {

/// Lets this thread read files as any user does, root included, while it lives.
class OrdinaryUser {
 public:
  OrdinaryUser() {
    if (::geteuid() == 0) ::setfsuid(65534);
  }
  ~OrdinaryUser() { ::setfsuid(::geteuid()); }
};

std::vector<std::string> twoSplits(const std::string& training, const std::string& test) {
  return {training + "/Apple/0_100.jpg", training + "/Pear/0_100.jpg", test + "/Apple/1_100.jpg",
          test + "/Pear/1_100.jpg"};
}

}  // namespace

class TestScan : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void findsTrainingAndTestInAnyUsualName_data() {
    QTest::addColumn<QString>("training");
    QTest::addColumn<QString>("test");
    QTest::addColumn<QString>("root");
    const auto row = [](const char* training, const char* other, const char* root) {
      QTest::newRow(training) << training << other << root;
    };
    row("Training", "Test", "");
    row("train", "test", "");
    row("TRAIN", "VAL", "");
    row("training", "Validation", "");
    row("fruits-360/Training", "fruits-360/Test", "fruits-360");
    row("fruits-360_dataset/fruits-360/Training", "fruits-360_dataset/fruits-360/Test",
        "fruits-360_dataset/fruits-360");
    row("fruits-360_100x100/fruits-360/Training", "fruits-360_100x100/fruits-360/Test",
        "fruits-360_100x100/fruits-360");
  }
  void findsTrainingAndTestInAnyUsualName() {
    QFETCH(QString, training);
    QFETCH(QString, test);
    QFETCH(QString, root);
    const DatasetFolder folder(twoSplits(training.toStdString(), test.toStdString()));
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(dataset->root, (folder.path() / root.toStdString() / "x").parent_path());
    QCOMPARE(dataset->classes, (std::vector<std::string>{"Apple", "Pear"}));
    QCOMPARE(dataset->training.size(), 2u);
    QCOMPARE(dataset->test.size(), 2u);
    QVERIFY(dataset->validation.empty());
    QVERIFY(dataset->problems.empty());
    for (const Sample& sample : dataset->test) QVERIFY(fs::exists(dataset->root / sample.file));
  }

  void otherFoldersOfAReleaseAreNotTakenForSplits() {
    DatasetFolder folder(twoSplits("fruits-360/Training", "fruits-360/Test"));
    folder.add("fruits-360/test-multiple_fruits/apples_pears.jpg");
    folder.add("fruits-360/papers/paper.pdf");
    folder.add("fruits-360/LICENSE");
    folder.add("photos/shop.jpg");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(dataset->training.size() + dataset->test.size(), 4u);
    QVERIFY(dataset->problems.empty());
  }

  void threeSplitsStayApart() {
    DatasetFolder folder(twoSplits("Training", "Test"));
    folder.add("Validation/Apple/2_100.jpg");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(dataset->samples(Split::Validation).size(), 1u);
    QCOMPARE(dataset->samples(Split::Test).size(), 2u);
    QCOMPARE(problemsOf(dataset->problems, ProblemKind::ClassMissing).size(), 1u);  // Pear
  }

  void oneTreeOfClassFoldersIsTraining() {
    const DatasetFolder folder({"Apple/1.png", "Pear/1.webp", "Pear/2.BMP"});
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(test::filesOf(dataset->training),
             (std::vector<std::string>{"Apple/1.png", "Pear/1.webp", "Pear/2.BMP"}));
    QCOMPARE(dataset->countPerClass(Split::Training), (std::vector<std::size_t>{1, 2}));
    QVERIFY(dataset->test.empty());
  }

  void trainingAloneHasNoTest() {
    const DatasetFolder folder({"Training/Apple/1.jpg", "Training/Pear/1.jpg"});
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset && dataset->training.size() == 2 && dataset->test.empty());
  }

  void severalDatasetsAreAskedAbout() {
    auto files = twoSplits("a/Training", "a/Test");
    std::ranges::copy(twoSplits("b/Training", "b/Test"), std::back_inserter(files));
    const DatasetFolder folder(files);
    const auto dataset = scanDataset(folder.path());
    QVERIFY(!dataset && dataset.error().code == ErrorCode::DatasetInvalid);
    QVERIFY(contains(dataset.error().message(), (folder / "a").string()));
    QVERIFY(contains(dataset.error().message(), (folder / "b").string()));
  }

  void secondFolderForOneSplitIsReported() {
    DatasetFolder folder(twoSplits("Training", "Test"));
    folder.add("train/Apple/9_100.jpg");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset && dataset->training.size() == 2);
    QCOMPARE(dataset->problems.size(), 1u);
    QCOMPARE(dataset->problems[0].path, folder / "train");
  }

  void samplesFollowNaturalOrder() {
    const DatasetFolder folder({"A/10_100.jpg", "A/9_100.jpg", "A/r_2_100.jpg", "A/r_11_100.jpg",
                                "A/0_100.jpg", "B/0.jpg"});
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(test::filesOf(dataset->training),
             (std::vector<std::string>{"A/0_100.jpg", "A/9_100.jpg", "A/10_100.jpg",
                                       "A/r_2_100.jpg", "A/r_11_100.jpg", "B/0.jpg"}));
  }

  void classThatOneSplitLacksIsReportedAndShiftsNoLabel() {
    const DatasetFolder folder({"Training/Apple/0.jpg", "Training/Banana/0.jpg",
                                "Training/Pear/0.jpg", "Test/Apple/1.jpg", "Test/Pear/1.jpg",
                                "Test/Zucchini/1.jpg"});
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(dataset->classes, (std::vector<std::string>{"Apple", "Banana", "Pear", "Zucchini"}));
    for (const Split split : {Split::Training, Split::Test})
      for (const Sample& sample : dataset->samples(split))
        QCOMPARE(fs::path(sample.file).parent_path().filename().string(),
                 dataset->classes[static_cast<std::size_t>(sample.label)]);
    const auto missing = problemsOf(dataset->problems, ProblemKind::ClassMissing);
    QCOMPARE(missing.size(), 2u);
    QCOMPARE(missing[0].path, folder / "Training/Zucchini");
    QCOMPARE(missing[1].path, folder / "Test/Banana");
    QVERIFY(contains(missing[1].message(), missing[1].path.string()));
  }

  void emptyClassIsReportedAndIsNoClass() {
    DatasetFolder folder(twoSplits("Training", "Test"));
    folder.addFolder("Training/Fig");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(dataset->classes.size(), 2u);
    QCOMPARE(dataset->problems.size(), 1u);
    QVERIFY(dataset->problems[0].kind == ProblemKind::EmptyClass);
    QCOMPARE(dataset->problems[0].path, folder / "Training/Fig");
  }

  void foreignFilesAreReportedAndHousekeepingIsNot() {
    DatasetFolder folder(twoSplits("Training", "Test"));
    for (const auto* name : {"Thumbs.db", ".DS_Store", "desktop.ini", "._0_100.jpg"})
      folder.add(std::string("Training/Apple/") + name);
    folder.add("__MACOSX/Training/x.jpg");
    folder.add("Training/Apple/notes.txt");
    folder.add("Training/Pear/old/3_100.jpg");
    folder.add("Test/stray.jpg");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    std::vector<fs::path> paths;
    for (const Problem& problem : problemsOf(dataset->problems, ProblemKind::ForeignFile))
      paths.push_back(problem.path);
    QCOMPARE(paths,
             (std::vector<fs::path>{folder / "Training/Apple/notes.txt",
                                    folder / "Training/Pear/old", folder / "Test/stray.jpg"}));
    QCOMPARE(dataset->problems.size(), paths.size());
    QCOMPARE(dataset->training.size(), 2u);
  }

  void gifIsForeignAndToBeConverted() {
    DatasetFolder folder(twoSplits("Training", "Test"));
    folder.add("Training/Apple/turning.GIF");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset && dataset->problems.size() == 1);
    QVERIFY(dataset->problems[0].kind == ProblemKind::ForeignFile);
    QVERIFY(contains(dataset->problems[0].message(), "GIF, which is not read; convert it to PNG"));
  }

  void namesThatDifferOnlyInCaseOrSpacesAreReported() {
    const DatasetFolder folder({"Apple Red/1.jpg", "AppleRed/1.jpg", "Pear/1.jpg", "pear/1.jpg"});
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    const auto similar = problemsOf(dataset->problems, ProblemKind::SimilarName);
    QCOMPARE(similar.size(), 2u);
    QCOMPARE(similar[0].path, folder / "AppleRed");
    QVERIFY(contains(similar[0].message(), "\"Apple Red\""));
    QCOMPARE(similar[1].path, folder / "pear");
  }

  void linksToFoldersAndFilesAreFollowed() {
    const DatasetFolder real({"pictures/0.jpg", "pictures/1.jpg"});
    DatasetFolder folder({"Pear/0.jpg"});
    fs::create_directory_symlink(real / "pictures", folder / "Apple");
    fs::create_symlink(real / "pictures/1.jpg", folder / "Pear/1.jpg");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset.has_value());
    QCOMPARE(dataset->training.size(), 4u);
    QVERIFY(dataset->problems.empty());
  }

  void linksThatLeadNowhereAreUnreadable() {
    DatasetFolder folder({"Apple/0.jpg", "Pear/0.jpg"});
    fs::create_symlink(folder / "gone.jpg", folder / "Apple/1.jpg");
    fs::create_directory_symlink(folder / "Loop", folder / "Loop");
    const auto dataset = scanDataset(folder.path());
    QVERIFY(dataset && dataset->training.size() == 2);
    const auto unreadable = problemsOf(dataset->problems, ProblemKind::Unreadable);
    QCOMPARE(unreadable.size(), 2u);
    QCOMPARE(unreadable[0].path, folder / "Loop");
    QCOMPARE(unreadable[1].path, folder / "Apple/1.jpg");
  }

  void classFolderWithoutPermissionIsUnreadable() {
    DatasetFolder folder({"Apple/0.jpg", "Pear/0.jpg", "Secret/0.jpg"});
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(folder / "Secret", fs::perms::none);
    const auto dataset = [&] {
      const OrdinaryUser user;
      return scanDataset(folder.path());
    }();
    fs::permissions(folder / "Secret", fs::perms::owner_all);
    QVERIFY(dataset && dataset->training.size() == 2);
    QCOMPARE(dataset->problems.size(), 1u);
    QVERIFY(dataset->problems[0].kind == ProblemKind::Unreadable);
    QVERIFY(contains(dataset->problems[0].message(), (folder / "Secret").string()));
  }

  void folderWithoutPermissionIsAnError() {
    const DatasetFolder folder({"Apple/0.jpg", "Pear/0.jpg"});
    fs::permissions(folder.path(), fs::perms::none);
    const auto dataset = [&] {
      const OrdinaryUser user;
      return scanDataset(folder.path());
    }();
    fs::permissions(folder.path(), fs::perms::owner_all);
    QVERIFY(!dataset && dataset.error().code == ErrorCode::NotReadable);
    QVERIFY(contains(dataset.error().message(), folder.path().string()));
  }

  void unusableFoldersAreErrorsThatNameThem_data() {
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("directory");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& files, const char* directory,
                        ErrorCode code, const char* says) {
      QTest::newRow(name) << files << directory << static_cast<int>(code) << says;
    };
    row("missing", {}, "gone", ErrorCode::NotFound, "does not exist");
    row("a file", {"file.jpg"}, "file.jpg", ErrorCode::DatasetInvalid, "is a file");
    row("empty", {}, "", ErrorCode::DatasetInvalid, "holds no images");
    row("images alone", {"1.jpg", "2.jpg"}, "", ErrorCode::DatasetInvalid, "holds no images in");
    row("one class", {"Training/Apple/0.jpg", "Test/Apple/1.jpg"}, "", ErrorCode::DatasetInvalid,
        "only one class, Apple");
    row("no training image", {"Training/readme.txt", "Test/Apple/1.jpg", "Test/Pear/1.jpg"}, "",
        ErrorCode::DatasetInvalid, "no Training images");
  }
  void unusableFoldersAreErrorsThatNameThem() {
    QFETCH(QStringList, files);
    QFETCH(QString, directory);
    QFETCH(int, code);
    QFETCH(QString, says);
    DatasetFolder folder;
    for (const QString& file : files) folder.add(file.toStdString());
    const auto path = folder / directory.toStdString();
    const auto dataset = scanDataset(path);
    QVERIFY(!dataset.has_value());
    QCOMPARE(static_cast<int>(dataset.error().code), code);
    QVERIFY(contains(dataset.error().message(), says.toStdString()));
    QVERIFY(contains(dataset.error().message(), folder.path().string()));
  }

  void stopRequestEndsTheScan() {
    const DatasetFolder folder(twoSplits("Training", "Test"));
    std::stop_source stop;
    stop.request_stop();
    const auto dataset = scanDataset(folder.path(), stop.get_token());
    QVERIFY(!dataset && dataset.error().code == ErrorCode::Cancelled);
  }

  void namesOfSplitsAndProblemsAreTheContract() {
    for (const Split split : {Split::Training, Split::Validation, Split::Test})
      QVERIFY(splitFromString(toString(split)) == split);
    QVERIFY(!splitFromString("Training"));
    QCOMPARE(toString(ProblemKind::ClassMissing), std::string_view("class_missing"));
    QCOMPARE(toString(ProblemKind::Duplicate), std::string_view("duplicate"));
  }
};

QTEST_APPLESS_MAIN(TestScan)
#include "test_scan.moc"
