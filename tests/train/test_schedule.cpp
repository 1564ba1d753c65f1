// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <numbers>

#include "train/csv.h"
#include "train/schedule.h"

using namespace pomona;

class TestSchedule : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void constantStaysAtTheRate() {
    for (const std::int64_t step : {0, 1, 499, 999})
      QCOMPARE(learningRateAt(Schedule::Constant, 0.003, step, 1000), 0.003);
  }

  void cosineFollowsItsFormula() {
    QCOMPARE(learningRateAt(Schedule::Cosine, 0.2, 0, 8), 0.2);
    QCOMPARE(learningRateAt(Schedule::Cosine, 0.2, 2, 8), 0.1 * (1 + std::numbers::sqrt2 / 2));
    QCOMPARE(learningRateAt(Schedule::Cosine, 0.2, 4, 8), 0.1);
    QCOMPARE(learningRateAt(Schedule::Cosine, 0.2, 7, 8),
             0.1 * (1 + std::cos(7 * std::numbers::pi / 8)));
  }

  void oneCycleGoesAsTorchs() {
    const auto rows = test::readCsv(POMONA_GOLDEN_DIR "/train/schedule.csv");
    QCOMPARE(rows.size(), std::size_t{74});
    for (const auto& row : rows) {
      const double rate =
          learningRateAt(Schedule::OneCycle, 1, std::stoll(row[1]), std::stoll(row[0]));
      QVERIFY2(std::abs(rate - std::stod(row[2])) < 1e-10,
               (row[0] + " steps, step " + row[1] + ": " + std::to_string(rate)).c_str());
    }
  }

  void oneStepAloneTakesTheRate() {
    for (const auto schedule : {Schedule::Constant, Schedule::Cosine, Schedule::OneCycle})
      QCOMPARE(learningRateAt(schedule, 0.5, 0, 1), 0.5);
  }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "test_schedule.moc"
