// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>

#include "base/file.h"
#include "store/step_history.h"
#include "support/support.h"

using namespace pomona;

namespace {

constexpr int perEpoch = 1000;

/// The n-th step of a run, from 1.
StepEvent step(int n) {
  return {(n - 1) / perEpoch + 1, (n - 1) % perEpoch + 1, perEpoch, 1.0 / n, 0.5, 1e-3};
}

StepHistory history(int steps) {
  StepHistory history;
  for (int n = 1; n <= steps; ++n) history.add(step(n));
  return history;
}

/// As text, which says all that is kept.
std::string again(const StepHistory& history, const std::filesystem::path& run) {
  writeFile(stepsFile(run), stepsText(history)).value();
  return stepsText(StepHistory(readSteps(run).value()));
}

}  // namespace

class TestStepHistory : public QObject {
  Q_OBJECT
  const test::TemporaryFolder m_run;

 private Q_SLOTS:
  void shortRunKeepsEveryStep() {
    QCOMPARE(history(2500).steps().size(), 2500U);
    QCOMPARE(history(2500).steps().back().step, 500);
    QVERIFY(again(history(2500), m_run.path()) == stepsText(history(2500)));
  }

  void longRunStaysBounded() {
    const auto kept = history(1'000'000);
    QVERIFY(kept.steps().size() <= StepHistory::most);
    QVERIFY(kept.steps().size() > StepHistory::most / 2);
    const auto number = [](const StepEvent& each) {
      return (each.epoch - 1) * perEpoch + each.step;
    };
    const int stride = number(kept.steps().front());
    QCOMPARE(stride, 64);
    int expected = 0;
    for (const auto& each : kept.steps()) {
      expected += stride;
      QCOMPARE(number(each), expected);
    }
    QVERIFY(1'000'000 - expected < stride);
  }

  void goesOnAfterReadingAsIfItHadNotStopped() {
    writeFile(stepsFile(m_run.path()), stepsText(history(30'000))).value();
    StepHistory resumed(readSteps(m_run.path()).value());
    for (int n = 30'001; n <= 90'000; ++n) resumed.add(step(n));
    QVERIFY(stepsText(resumed) == stepsText(history(90'000)));
  }

  void stepsThatAreDoneAgainAreCut() {
    auto cut = history(2500);
    cut.cutAfter(2, 250);
    QVERIFY(stepsText(cut) == stepsText(history(1250)));
    cut.cutAfter(1, 0);
    QVERIFY(cut.steps().empty());
  }

  void runWithoutStepsHasNone() { QVERIFY(readSteps(m_run / "none").value().empty()); }

  void damageIsNamed_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("other columns") << QByteArray("a,b\n1,2\n");
    QTest::newRow("cut") << QByteArray("epoch,step,steps,loss,accuracy,learning_rate\n1,2,3,0.5\n");
    QTest::newRow("backwards") << QByteArray(
        "epoch,step,steps,loss,accuracy,learning_rate\n1,2,3,1,1,1\n1,1,3,1,1,1\n");
    QTest::newRow("no step") << QByteArray(
        "epoch,step,steps,loss,accuracy,learning_rate\n1,0,0,1,1,1\n");
  }

  void damageIsNamed() {
    QFETCH(QByteArray, text);
    writeFile(stepsFile(m_run.path()), std::string_view(text.constData())).value();
    const auto read = readSteps(m_run.path());
    QVERIFY(!read && read.error().code == ErrorCode::FileDamaged);
    QVERIFY(read.error().message().find("steps.csv") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestStepHistory)
#include "test_step_history.moc"
