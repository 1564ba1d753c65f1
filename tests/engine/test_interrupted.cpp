// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <csignal>
#include <fstream>

#include "cli_process.h"
#include "pomona/dataset.h"
#include "pomona/training.h"
#include "support/support.h"

using namespace pomona;

namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

RunSeconds secondsOf(const fs::path& report) {
  return reportFromJson(textOf(report)).value().seconds;
}

QByteArray stepOf(int epoch, int step) {
  return QString(R"("event":"step","epoch":%1,"step":%2,)").arg(epoch).arg(step).toUtf8();
}

}  // namespace

/// Ctrl-C, kill, disappearing files and second programs while pomona-cli trains.
class TestInterrupted : public QObject {
  Q_OBJECT
  const test::TemporaryFolder m_home;
  const fs::path m_data = m_home / "demo";

  QStringList train(const fs::path& run, int epochs, const QStringList& more) const {
    return QStringList{"train",        "--data",    m_data.c_str(),
                       "--out",        run.c_str(), "--image-size",
                       "64",           "--epochs",  QString::number(epochs),
                       "--batch-size", "8",         "--validation",
                       "0.25",         "--threads", "2",
                       "--json-events"} +
           more;
  }
  static QStringList resume(const fs::path& run) {
    return {"train", "--resume", run.c_str(), "--json-events"};
  }
  static std::vector<EpochRecord> history(const fs::path& run) {
    auto records = readRun(run).value().history;
    for (auto& record : records) record.seconds = 0;
    return records;
  }

 private Q_SLOTS:
  void initTestCase() { test::drawDemo(m_data, 4, m_home.path()); }

  void stoppedAndKilledRunEndsLikeOneThatWasNeither_data() {
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("cached") << QStringList{};
    QTest::newRow("two views, early stopping")
        << QStringList{"--augmentation", "strong", "--views", "2", "--patience", "300"};
    QTest::newRow("fresh augmentation") << QStringList{"--augmentation", "article"};
    QTest::newRow("sgd") << QStringList{"--optimizer", "sgd", "--schedule", "cosine"};
  }

  void stoppedAndKilledRunEndsLikeOneThatWasNeither() {
    QFETCH(QStringList, settings);
    const std::string name = QTest::currentDataTag();
    const fs::path whole = m_home / (name + " whole");
    const fs::path broken = m_home / (name + " broken");
    constexpr int epochs = 60;
    QCOMPARE(test::runCli(train(whole, epochs, settings), m_home.path()).exitCode, 0);

    test::CliProcess first(train(broken, epochs, settings), m_home.path());
    QVERIFY(!first.waitForLine(stepOf(3, 2)).isEmpty());
    QCOMPARE(first.end(SIGINT), 130);
    QVERIFY(fs::exists(broken / "checkpoint"));
    QVERIFY(fs::exists(broken / "model.safetensors"));  // the best epoch so far
    QVERIFY(readRun(broken)->state == RunState::Stopped);

    test::CliProcess second(resume(broken), m_home.path());
    QVERIFY(!second.waitForLine(R"("event":"epoch")").isEmpty());
    QCOMPARE(second.end(SIGKILL), -1);

    const auto before = secondsOf(broken / "checkpoint" / "report.json");
    const auto resumed = test::runCli(resume(broken), m_home.path());
    QVERIFY2(resumed.exitCode == 0, resumed.err);
    const auto seconds = secondsOf(broken / "report.json");
    QVERIFY(seconds.features > before.features);
    QVERIFY(seconds.total > before.total);
    QVERIFY(history(broken) == history(whole));
    QVERIFY(textOf(broken / "model.safetensors") == textOf(whole / "model.safetensors"));
    QVERIFY(readSteps(whole)->size() > 2 * epochs);
    QVERIFY(textOf(broken / "steps.csv") == textOf(whole / "steps.csv"));
  }

  void fineTuningThatWasStoppedAndKilledEndsLikeOneThatWasNeither_data() {
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("cached, two-layer head")
        << QStringList{"--head", "gap,dense:32:relu,dropout:0.3,batchnorm,dense:16:relu"};
    QTest::newRow("fresh augmentation") << QStringList{"--augmentation", "article"};
  }

  void fineTuningThatWasStoppedAndKilledEndsLikeOneThatWasNeither() {
    QFETCH(QStringList, settings);
    settings << "--fine-tune-from" << "blocks.15.expand" << "--fine-tune-epochs" << "40"
             << "--fine-tune-learning-rate" << "0.001";
    const std::string name = QTest::currentDataTag();
    const fs::path whole = m_home / (name + " tuned whole");
    const fs::path broken = m_home / (name + " tuned broken");
    constexpr int epochs = 4;
    const auto trained = test::runCli(train(whole, epochs, settings), m_home.path());
    QVERIFY2(trained.exitCode == 0, trained.err);

    test::CliProcess head(train(broken, epochs, settings), m_home.path());
    QVERIFY(!head.waitForLine(stepOf(3, 2)).isEmpty());
    QCOMPARE(head.end(SIGINT), 130);
    test::CliProcess first(resume(broken), m_home.path());
    QVERIFY(!first.waitForLine(stepOf(7, 2)).isEmpty());
    QCOMPARE(first.end(SIGINT), 130);
    QVERIFY(fs::exists(broken / "model.safetensors"));
    QVERIFY(readRun(broken)->state == RunState::Stopped);
    test::CliProcess second(resume(broken), m_home.path());
    QVERIFY(!second.waitForLine(R"("event":"epoch")").isEmpty());
    QCOMPARE(second.end(SIGKILL), -1);

    const auto resumed = test::runCli(resume(broken), m_home.path());
    QVERIFY2(resumed.exitCode == 0, resumed.err);
    QCOMPARE(history(whole).size(), std::size_t{44});
    QVERIFY(history(broken) == history(whole));
    QVERIFY(textOf(broken / "model.safetensors") == textOf(whole / "model.safetensors"));
    QVERIFY(textOf(broken / "steps.csv") == textOf(whole / "steps.csv"));
  }

  void extractionGoesOnWhereItWasStopped() {
    const test::TemporaryFolder home;  // with no features in its cache
    const fs::path data = home / "demo";
    QCOMPARE(
        test::runCli({"dataset", "demo", data.c_str(), "--classes", "6"}, home.path()).exitCode, 0);
    const fs::path run = home / "run";
    test::CliProcess first(
        {"train", "--data", data.c_str(), "--out", run.c_str(), "--epochs", "2", "--json-events"},
        home.path());
    QVERIFY(!first.waitForLine(R"("phase":"extracting features","done":32,)").isEmpty());
    QCOMPARE(first.end(SIGTERM), 130);
    const double spent = secondsOf(run / "checkpoint" / "report.json").features;
    QVERIFY(spent > 0);
    QVERIFY(readRun(run)->soFar->imagesPerSecond > 0);  // which estimates the time of other runs
    test::CliProcess second(resume(run), home.path());
    QByteArray line;
    do line = second.waitForLine(R"("phase":"extracting features")");
    while (line.contains(R"("done":0,)"));
    QVERIFY2(!line.isEmpty() && !line.contains(R"("done":32,)"), line);
    QCOMPARE(second.wait(), 0);
    QVERIFY(readRun(run)->state == RunState::Finished);
    const auto seconds = secondsOf(run / "report.json");
    QVERIFY(seconds.features > spent);
    QVERIFY(seconds.total > seconds.features + seconds.training);
  }

  void firstEpochIsKeptHoweverQuickItWas() {
    const fs::path run = m_home / "killed early";
    test::CliProcess training(train(run, 10'000, {}), m_home.path());
    QVERIFY(!training.waitForLine(stepOf(2, 1)).isEmpty());
    QCOMPARE(training.end(SIGKILL), -1);
    test::CliProcess again(resume(run), m_home.path());
    const auto line = again.waitForLine(R"("event":"step")");
    QVERIFY2(!line.contains(R"("epoch":1,)"), line);
    QCOMPARE(again.end(SIGINT), 130);
    QVERIFY(textOf(run / "log.txt").contains("epoch 1 of 10000: loss "));
  }

  void imageThatDisappearsIsNamedAndNothingIsLost() {
    const auto dataset = scanDataset(m_data).value();
    const fs::path run = m_home / "disappearing";
    test::CliProcess training(train(run, 60, {"--augmentation", "strong"}), m_home.path());
    QVERIFY(!training.waitForLine(R"("event":"epoch")").isEmpty());
    // Whole classes go, since a part of the images validates and is not read again.
    fs::rename(m_data / "Training", m_home / "away");
    QCOMPARE(training.wait(), 1);
    fs::rename(m_home / "away", m_data / "Training");
    QVERIFY(training.errors().contains((m_data / "Training").c_str()));
    QVERIFY(!history(run).empty());
    const auto resumed = test::runCli(resume(run), m_home.path());
    QVERIFY2(resumed.exitCode == 0, resumed.err);
    QCOMPARE(history(run).size(), std::size_t{60});
  }

  void secondProgramStaysOutOfTheRun() {
    const fs::path run = m_home / "busy";
    test::CliProcess training(train(run, 10'000, {}), m_home.path());
    QVERIFY(!training.waitForLine(R"("event":"epoch")").isEmpty());
    QVERIFY(readRun(run)->state == RunState::Running);
    for (const auto& arguments : {resume(run), train(run, 2, {})}) {
      const auto second = test::runCli(arguments, m_home.path());
      QCOMPARE(second.exitCode, 1);
      QVERIFY2(second.err.contains("another Pomona"), second.err);
    }
    QCOMPARE(training.end(SIGINT), 130);
  }

  void changedImagesEndTheRunInsteadOfSpoilingIt() {
    const fs::path run = m_home / "changed";
    test::CliProcess training(train(run, 10'000, {}), m_home.path());
    QVERIFY(!training.waitForLine(R"("event":"epoch")").isEmpty());
    QCOMPARE(training.end(SIGINT), 130);
    const auto dataset = scanDataset(m_data).value();
    const fs::path removed = dataset.root / dataset.training.front().file;
    fs::rename(removed, m_home / "kept.jpg");
    const auto resumed = test::runCli(resume(run), m_home.path());
    fs::rename(m_home / "kept.jpg", removed);
    QCOMPARE(resumed.exitCode, 1);
    QVERIFY2(resumed.err.contains("start a new run"), resumed.err);
  }
};

QTEST_GUILESS_MAIN(TestInterrupted)
#include "test_interrupted.moc"
