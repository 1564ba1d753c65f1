// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/frames.h"

#include <QTest>
#include <set>

#include "data/dataset_folder.h"

using namespace pomona;

namespace {

/// `count` frames of one series of a class, in the order of a scan.
void addFrames(std::vector<Sample>& samples, int label, const std::string& series, int count) {
  const std::string folder = "Training/class" + std::to_string(label) + "/";
  for (int i = 0; i < count; ++i)
    samples.push_back({folder + series + std::to_string(i) + "_100.jpg", label});
}

std::vector<Sample> threeClasses() {
  std::vector<Sample> samples;
  addFrames(samples, 0, "", 40);
  addFrames(samples, 0, "r_", 20);
  addFrames(samples, 1, "", 30);
  addFrames(samples, 2, "r2_", 10);
  return samples;
}

std::vector<Sample> ofClass(const std::vector<Sample>& samples, int label) {
  std::vector<Sample> chosen;
  std::ranges::copy_if(samples, std::back_inserter(chosen),
                       [&](const Sample& sample) { return sample.label == label; });
  return chosen;
}

}  // namespace

class TestFrames : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesAreReadAsSeriesAndNumber_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("series");
    QTest::addColumn<QString>("number");
    QTest::newRow("plain") << "Training/Apple 1/12_100.jpg" << "" << "12";
    QTest::newRow("turned") << "r_12_100.jpg" << "r_" << "12";
    QTest::newRow("second series") << "r2_7_100.jpg" << "r2_" << "7";
    QTest::newRow("original size") << "r0_118.jpg" << "r0_" << "118";
    QTest::newRow("frame 100") << "r0_100_100.jpg" << "r0_" << "100";
    QTest::newRow("camera") << "IMG_2034.jpeg" << "IMG_" << "2034";
    QTest::newRow("camera's 100th") << "IMG_100.jpeg" << "IMG_" << "100";
    QTest::newRow("no number") << "apple.jpg" << "apple" << "";
  }
  void namesAreReadAsSeriesAndNumber() {
    QFETCH(QString, file);
    QFETCH(QString, series);
    QFETCH(QString, number);
    const std::string name = file.toStdString();
    const Frame frame = frameOf(name);
    QCOMPARE(QString::fromStdString(std::string(frame.series)), series);
    QCOMPARE(QString::fromStdString(std::string(frame.number)), number);
  }

  void naturalOrderComparesNumbersOfAnyLength() {
    QVERIFY(naturalLess("2", "10"));
    QVERIFY(naturalLess("a2b", "a10"));
    QVERIFY(naturalLess("a", "a1"));
    QVERIFY(naturalLess("99999999999999999999998", "99999999999999999999999"));
    QVERIFY(naturalLess("01", "1") != naturalLess("1", "01"));
    QVERIFY(!naturalLess("x7", "x7"));
  }

  void holdOutDividesEveryClassByTheFraction() {
    const auto samples = threeClasses();
    const auto [kept, heldOut] = holdOut(samples, 0.2, 1);
    QCOMPARE(kept.size() + heldOut.size(), samples.size());
    QCOMPARE(ofClass(heldOut, 0).size(), 12u);
    QCOMPARE(ofClass(heldOut, 1).size(), 6u);
    QCOMPARE(ofClass(heldOut, 2).size(), 2u);
    std::set<std::string> names;
    for (const auto& file : test::filesOf(kept)) names.insert(file);
    for (const auto& file : test::filesOf(heldOut)) names.insert(file);
    QCOMPARE(names.size(), samples.size());  // disjoint
  }

  void heldOutFramesAreOneStretchOfOneSeries() {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      const auto held = holdOut(threeClasses(), 0.2, seed).heldOut;
      for (int label = 0; label < 3; ++label) {
        const auto frames = ofClass(held, label);
        for (std::size_t i = 1; i < frames.size(); ++i) {
          const Frame before = frameOf(frames[i - 1].file);
          const Frame here = frameOf(frames[i].file);
          QCOMPARE(here.series, before.series);
          QCOMPARE(std::stoi(std::string(here.number)), std::stoi(std::string(before.number)) + 1);
        }
      }
    }
  }

  void holdOutFollowsTheSeedAndTheClassAlone() {
    const auto samples = threeClasses();
    QVERIFY(holdOut(samples, 0.2, 1).heldOut == holdOut(samples, 0.2, 1).heldOut);
    QVERIFY(holdOut(samples, 0.2, 1).heldOut != holdOut(samples, 0.2, 2).heldOut);
    const auto alone = holdOut(ofClass(samples, 1), 0.2, 1).heldOut;
    QCOMPARE(test::filesOf(alone), test::filesOf(ofClass(holdOut(samples, 0.2, 1).heldOut, 1)));
  }

  void everyClassIsKeptAndHasAHeldOutImageIfItHasTwo() {
    std::vector<Sample> samples;
    addFrames(samples, 0, "", 1);
    addFrames(samples, 1, "", 2);
    addFrames(samples, 2, "", 3);
    for (const double fraction : {0.01, 0.5, 0.99}) {
      const auto [kept, heldOut] = holdOut(samples, fraction, 3);
      for (int label = 0; label < 3; ++label) QVERIFY(!ofClass(kept, label).empty());
      QVERIFY(ofClass(heldOut, 0).empty());
      QVERIFY(!ofClass(heldOut, 1).empty() && !ofClass(heldOut, 2).empty());
    }
  }

  void limitSpreadsOverAllFrames() {
    const auto samples = threeClasses();
    const auto limited = limitPerClass(samples, 3);
    QCOMPARE(limited.size(), 9u);
    QCOMPARE(test::filesOf(ofClass(limited, 1)),
             (std::vector<std::string>{"Training/class1/0_100.jpg", "Training/class1/10_100.jpg",
                                       "Training/class1/20_100.jpg"}));
    QVERIFY(limitPerClass(samples, 0) == samples);
    QVERIFY(limitPerClass(samples, 1000) == samples);
  }

  void digestChangesWithFilesAndNotOtherwise() {
    const test::DatasetFolder folder({"A/0.jpg", "B/0.jpg"});
    const auto dataset = scanDataset(folder.path()).value();
    const auto digest = [&] { return sampleDigest(dataset.root, dataset.training); };
    const std::string first = digest().value();
    QCOMPARE(first.size(), 32u);
    QCOMPARE(digest().value(), first);
    folder.add("A/0.jpg", "longer");
    QVERIFY(digest().value() != first);
    const auto fewer = sampleDigest(dataset.root, {dataset.training.front()});
    QVERIFY(fewer.value() != digest().value());
  }

  void digestNamesTheFileThatHasDisappeared() {
    const test::DatasetFolder folder({"A/0.jpg", "B/0.jpg"});
    const auto dataset = scanDataset(folder.path()).value();
    std::filesystem::remove(folder / "B/0.jpg");
    const auto digest = sampleDigest(dataset.root, dataset.training);
    QVERIFY(!digest && digest.error().code == ErrorCode::NotFound);
    QVERIFY(test::contains(digest.error().message(), (folder / "B/0.jpg").string()));
  }
};

QTEST_APPLESS_MAIN(TestFrames)
#include "test_frames.moc"
