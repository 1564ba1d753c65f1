// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <array>
#include <cmath>
#include <fstream>
#include <span>
#include <sstream>

#include "evaluate/metrics.h"

using namespace pomona;

namespace {

using Rows = std::vector<std::vector<double>>;

/// The rows of a golden that begin with `head` (which may be empty), without it.
Rows golden(const char* name, const std::string& head = "") {
  std::ifstream stream(std::string(POMONA_GOLDEN_DIR "/evaluate/") + name);
  Rows rows;
  for (std::string line; std::getline(stream, line);) {
    if (!line.starts_with(head)) continue;
    std::istringstream fields(line.substr(head.size()));
    auto& row = rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) row.push_back(std::stod(field));
  }
  return rows;
}

std::vector<float> logsOf(std::span<const float> probabilities) {
  std::vector<float> logs;
  for (const float p : probabilities) logs.push_back(std::log(p));
  return logs;
}

Evaluation goldenEvaluation() {
  std::vector<float> probabilities;
  std::vector<int> labels;
  std::vector<std::string> files;
  for (const auto& row : golden("metrics.csv")) {
    labels.push_back(static_cast<int>(row[0]));
    files.push_back("image" + std::to_string(files.size()));
    for (std::size_t k = 1; k < row.size(); ++k)
      probabilities.push_back(static_cast<float>(row[k]));
  }
  return computeEvaluation(logsOf(probabilities), labels, {"a", "b", "c", "d", "e", "f", "g"},
                           files);
}

bool near(double a, double b) {
  return std::abs(a - b) < 1e-7;
}

}  // namespace

class TestMetrics : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void totalsAreThoseOfScikitLearn() {
    const auto e = goldenEvaluation();
    const auto expected = golden("expected.csv", "totals,").at(0);
    QCOMPARE(e.images, std::size_t{60});
    QVERIFY(near(e.accuracy, expected[0]));
    QVERIFY(near(e.loss, expected[1]));
    QVERIFY(near(e.top5Accuracy, expected[2]));
    QVERIFY(near(e.calibrationError, expected[3]));
  }

  void classFiguresAreThoseOfScikitLearn() {
    const auto e = goldenEvaluation();
    const auto expected = golden("expected.csv", "class,");
    QCOMPARE(e.perClass.size(), expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) {
      QVERIFY(near(e.perClass[k].precision, expected[k][0]));
      QVERIFY(near(e.perClass[k].recall, expected[k][1]));
      QVERIFY(near(e.perClass[k].f1, expected[k][2]));
      QCOMPARE(static_cast<double>(e.perClass[k].support), expected[k][3]);
    }
  }

  void confusionIsThatOfScikitLearn() {
    const auto e = goldenEvaluation();
    const auto expected = golden("expected.csv", "confusion,");
    QCOMPARE(e.confusion.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
      for (std::size_t k = 0; k < expected.size(); ++k)
        QCOMPARE(static_cast<double>(e.confusion[i][k]), expected[i][k]);
  }

  void hardestAreTheWrongOnesTheSurestFirst() {
    const auto e = goldenEvaluation();
    QCOMPARE(static_cast<double>(e.hardest.size()),
             std::round((1 - e.accuracy) * static_cast<double>(e.images)));
    QVERIFY(std::ranges::is_sorted(e.hardest, std::greater<>(),
                                   [&](std::size_t i) { return e.results[i].confidence; }));
  }

  // As Keras's cross-entropy of logits has it, and so the training's val_loss: no clipping.
  void truthTooImprobableForAFloatHasItsLoss() {
    const auto e = computeEvaluation(std::array{0.0f, -250.0f}, std::array{1}, {"a", "b"}, {"x"});
    QCOMPARE(e.loss, 250.0);
    QCOMPARE(e.results[0].trueProbability, 0.0f);
    QCOMPARE(e.results[0].confidence, 1.0f);
  }

  void ofEqualProbabilitiesTheLowerClassWins() {
    const std::array<float, 12> even{1 / 6.f, 1 / 6.f, 1 / 6.f, 1 / 6.f, 1 / 6.f, 1 / 6.f,
                                     1 / 6.f, 1 / 6.f, 1 / 6.f, 1 / 6.f, 1 / 6.f, 1 / 6.f};
    const auto e = computeEvaluation(logsOf(even), std::array{0, 5}, {"a", "b", "c", "d", "e", "f"},
                                     {"first", "second"});
    QCOMPARE(e.results[0].predicted, 0);
    QCOMPARE(e.accuracy, 0.5);
    QCOMPARE(e.top5Accuracy, 0.5);  // the sixth of six equal ones is not among the first five
  }

  void topFiveOfFewClassesIsAllOfThem() {
    const auto e =
        computeEvaluation(logsOf(std::array{0.9f, 0.1f}), std::array{1}, {"a", "b"}, {"x"});
    QCOMPARE(e.top5Accuracy, 1.0);
  }

  void mostConfusedPairsComeFirstAndAreAtMostTwenty() {
    // Image i of class i / 2 is taken for class 0; class 1 has one more.
    std::vector<float> probabilities;
    std::vector<int> labels;
    std::vector<std::string> classes;
    for (int i = 0; i < 30; ++i) classes.push_back("class " + std::to_string(i));
    for (int i = 0; i < 61; ++i) {
      labels.push_back(i == 60 ? 1 : i / 2);
      for (int k = 0; k < 30; ++k) probabilities.push_back(k == 0 ? 1.0f : 0.0f);
    }
    const auto e = computeEvaluation(logsOf(probabilities), labels, classes,
                                     std::vector<std::string>(labels.size(), "x"));
    QCOMPARE(e.mostConfused.size(), std::size_t{20});
    QCOMPARE(e.mostConfused[0].label, 1);
    QCOMPARE(e.mostConfused[0].count, std::size_t{3});
    QCOMPARE(e.mostConfused[1].label, 2);
  }

  void nothingToEvaluateGivesZeros() {
    const auto e = computeEvaluation({}, {}, {"a", "b"}, {});
    QCOMPARE(e.images, std::size_t{0});
    QCOMPARE(e.loss + e.accuracy + e.top5Accuracy + e.calibrationError, 0.0);
    QCOMPARE(e.reliability.size(), std::size_t{15});
  }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "test_metrics.moc"
