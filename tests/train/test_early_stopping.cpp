// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "train/csv.h"
#include "train/early_stopping.h"

using namespace pomona;

namespace {

struct Outcome {
  int last = 0;  ///< epoch trained
  int best = 0;
};

Outcome train(const TrainingRecipe& recipe, const std::vector<double>& history) {
  EarlyStopping stopping;
  EpochRecord epoch;
  for (const double value : history) {
    ++epoch.epoch;
    epoch.valLoss = epoch.valAccuracy = value;  // one of them gets better, the other worse
    stopping.update(epoch, recipe);
    if (stopping.shouldStop(epoch, recipe)) break;
  }
  return {epoch.epoch, stopping.bestEpoch};
}

}  // namespace

class TestEarlyStopping : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void stopsAndChoosesAsKeras_data() {
    QTest::addColumn<Monitor>("monitor");
    QTest::addColumn<int>("patience");
    QTest::addColumn<double>("minDelta");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("best");
    QTest::addColumn<std::vector<double>>("history");
    int number = 0;
    for (const auto& row : test::readCsv(POMONA_GOLDEN_DIR "/train/early_stopping.csv"))
      QTest::addRow("line %d", ++number)
          << (row[0] == "val_loss" ? Monitor::ValLoss : Monitor::ValAccuracy) << std::stoi(row[1])
          << std::stod(row[2]) << std::stoi(row[3]) << std::stoi(row[4]) << test::numbersOf(row, 5);
    QCOMPARE(number, 78);
  }
  void stopsAndChoosesAsKeras() {
    QFETCH(const Monitor, monitor);
    QFETCH(const int, patience);
    QFETCH(const double, minDelta);
    QFETCH(const int, last);
    QFETCH(const int, best);
    QFETCH(const std::vector<double>, history);
    TrainingRecipe recipe;
    recipe.monitor = monitor;
    recipe.patience = patience;
    recipe.minDelta = minDelta;
    const auto outcome = train(recipe, history);
    QCOMPARE(outcome.last, last);
    QCOMPARE(outcome.best, best);
  }

  void patienceZeroNeverStopsAndKeepsTheBest() {
    const auto outcome = train({}, {3, 1, 2, 2, 2, 2, 2, 2});
    QCOMPARE(outcome.last, 8);
    QCOMPARE(outcome.best, 2);
  }

  void updateSaysWhichEpochIsBest() {
    EarlyStopping stopping;
    TrainingRecipe recipe;
    recipe.minDelta = 0.1;
    EpochRecord epoch;
    std::vector<bool> best;
    for (const double loss : {1.0, 0.95, 0.85, 0.86}) {
      ++epoch.epoch;
      epoch.valLoss = loss;
      best.push_back(stopping.update(epoch, recipe));
    }
    QCOMPARE(best, (std::vector{true, false, true, false}));
    QCOMPARE(stopping.best, 0.85);
    QCOMPARE(stopping.wait, 1);
  }
};

QTEST_APPLESS_MAIN(TestEarlyStopping)
#include "test_early_stopping.moc"
