// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <map>

#include "data/dataset_folder.h"

using namespace pomona;
using test::contains;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr DemoOptions small{.classes = 3, .training = 4, .test = 2, .seed = 5};

std::map<std::string, std::string> contentOf(const fs::path& root) {
  std::map<std::string, std::string> content;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file())
      content[entry.path().lexically_relative(root).string()] = readText(entry.path()).value();
  return content;
}

}  // namespace

class TestDemo : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void isADatasetWithoutProblems() {
    const TemporaryFolder folder;
    const auto made = makeDemoDataset(folder.path(), small);
    QVERIFY(made.has_value());
    QCOMPARE(made->images, 18u);
    const auto dataset = scanDataset(made->root).value();
    QCOMPARE(dataset.classes.size(), 3u);
    QCOMPARE(dataset.countPerClass(Split::Training), (std::vector<std::size_t>{4, 4, 4}));
    QCOMPARE(dataset.countPerClass(Split::Test), (std::vector<std::size_t>{2, 2, 2}));
    QVERIFY(dataset.problems.empty());
    QVERIFY(checkDataset(dataset, {.duplicates = true})->empty());
    QVERIFY(fs::exists(made->root / "Training/Apple Red/0_100.jpg"));
    QVERIFY(fs::exists(made->root / "Training/Apple Red/r_1_100.jpg"));
  }

  void sameOptionsMakeTheSameBytes() {
    const TemporaryFolder a;
    const TemporaryFolder b;
    const TemporaryFolder c;
    QVERIFY(makeDemoDataset(a.path(), small) && makeDemoDataset(b.path(), small));
    QVERIFY(contentOf(a.path()) == contentOf(b.path()));
    DemoOptions other = small;
    other.seed = 6;
    QVERIFY(makeDemoDataset(c.path(), other).has_value());
    QVERIFY(contentOf(a.path()) != contentOf(c.path()));
  }

  void allTwelveKindsAreFruitOnWhite() {
    const TemporaryFolder folder;
    QVERIFY(makeDemoDataset(folder.path(), {.training = 1, .test = 1}).has_value());
    const auto dataset = scanDataset(folder.path()).value();
    QCOMPARE(dataset.classes.size(), 12u);
    for (const Sample& sample : dataset.training) {
      const Image image = readImage(dataset.root / sample.file).value();
      QVERIFY(image.width == 100 && image.height == 100);
      const auto coloured = std::ranges::count_if(image.pixels, [](auto v) { return v < 200; });
      const auto share = static_cast<double>(coloured) / static_cast<double>(image.pixels.size());
      QVERIFY2(share > 0.1 && share < 0.9, sample.file.c_str());
      for (std::size_t i = 0; i < 3; ++i) QVERIFY(image.pixels[i] > 240);  // a white corner
    }
  }

  void neighbouringFramesAreNearAndDistantOnesAreNot() {
    const TemporaryFolder folder;
    QVERIFY(makeDemoDataset(folder.path(), {.classes = 2, .training = 80, .test = 1}).has_value());
    const auto frame = [&](int i) {
      return readImage(folder / ("Training/Apple Red/r_" + std::to_string(i) + "_100.jpg")).value();
    };
    const auto distance = [&](int i, int j) {
      const Image a = frame(i);
      const Image b = frame(j);
      double sum = 0;
      for (std::size_t k = 0; k < a.pixels.size(); ++k) sum += std::abs(a.pixels[k] - b.pixels[k]);
      return sum;
    };
    QVERIFY(0 < distance(0, 1));
    QVERIFY(distance(0, 1) < distance(0, 12));
  }

  void emptyFolderIsFilledAndAFullOneRefused() {
    const TemporaryFolder folder;
    fs::create_directory(folder / "empty");
    QVERIFY(makeDemoDataset(folder / "empty", small).has_value());
    const auto before = contentOf(folder.path());
    const auto again = makeDemoDataset(folder / "empty", small);
    QVERIFY(!again && again.error().code == ErrorCode::NotWritable);
    QVERIFY(contains(again.error().message(), "not empty"));
    QVERIFY(contentOf(folder.path()) == before);
  }

  void fileInPlaceOfTheFolderIsAnError() {
    const test::DatasetFolder folder({"file"});
    for (const auto* name : {"file", "file/below"}) {
      const auto made = makeDemoDataset(folder / name, small);
      QVERIFY(!made && made.error().code == ErrorCode::NotWritable);
      QVERIFY(contains(made.error().message(), (folder / "file").string()));
    }
  }

  void optionsOutOfRangeAreRefused() {
    const TemporaryFolder folder;
    for (const DemoOptions& options : {DemoOptions{.classes = 1}, DemoOptions{.classes = 13},
                                       DemoOptions{.training = 0}, DemoOptions{.test = 0}}) {
      const auto made = makeDemoDataset(folder / "demo", options);
      QVERIFY(!made && made.error().code == ErrorCode::InvalidArgument);
      QVERIFY(!fs::exists(folder / "demo"));
    }
  }

  void stoppedDrawingLeavesTheFolderEmpty() {
    const TemporaryFolder folder;
    std::stop_source stop;
    const auto made = makeDemoDataset(
        folder.path(), small, [&](const Progress&) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!made && made.error().code == ErrorCode::Cancelled);
    QVERIFY(fs::is_empty(folder.path()));
  }
};

QTEST_APPLESS_MAIN(TestDemo)
#include "test_demo.moc"
