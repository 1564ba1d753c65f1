// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "pomona/paths.h"
#include "store/checkpoint.h"
#include "store/run_folder.h"
#include "support/file_size_limit.h"
#include "support/support.h"

using namespace pomona;

namespace {

TrainingReport sampleReport() {
  TrainingReport report;
  report.epochs = 12;
  report.bestEpoch = 9;
  report.test = {0.25, 0.984, 1};
  report.seconds = {10.5, 3.25, 0.125, 14};
  report.imagesPerSecond = 60.5;
  report.device = "cpu, 2 threads";
  report.stoppedEarly = true;
  report.validationAccuracy = 0.96;
  report.validation = Sentence::said("Test, which chose the epoch");
  report.precision = "bfloat16";
  report.model = "/runs/a/caf\xe9.safetensors";
  return report;
}

std::vector<EpochRecord> sampleHistory() {
  return {{1, 30, 1.0 / 3, 0.5, 0.75, 0.875, 1e-3, 2.5}, {2, 30, 0.25, 1, 1e-9, 0, 5e-4, 2}};
}

TrainingRequest sampleRequest() {
  return {"/data/fru\xefts", "", recipePreset("article").value(), {"cpu", 3, Precision::Auto}};
}

/// A run that has begun and is not held any more.
void begin(const std::filesystem::path& folder) {
  auto run = RunFolder::create(folder);
  QVERIFY(run && run->begin(sampleRequest(), "images", "weights").has_value());
}

/// A safetensors file with nothing in it.
void writeEmptyModel(const std::filesystem::path& run) {
  const std::string bytes("\2\0\0\0\0\0\0\0{}", 10);
  QVERIFY(writeFile(run / "model.safetensors", bytes).has_value());
}

RunState stateOf(const std::filesystem::path& folder) {
  return readRun(folder).value().state;
}

}  // namespace

class TestRunFolder : public QObject {
  Q_OBJECT
  const test::TemporaryFolder m_home;

 private Q_SLOTS:
  void init() {
    std::filesystem::remove_all(m_home.path() / "pomona");
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_home.path().string()));
  }

  void reportOfAnOlderPomonaSaysWhatValidatedInWordsThatCanBeTranslated() {
    for (const auto& [text, arguments] :
         {std::pair{"10 % of Training, held out in whole stretches of frames", 1},
          std::pair{"the folder /data/my val", 1},
          std::pair{"the dataset's Validation folder", 0}}) {
      auto report = sampleReport();
      report.validation = Sentence::verbatim(text);
      auto object = nlohmann::json::parse(toJson(report));
      object.erase("validation_sentence");
      const auto read = reportFromJson(object.dump()).value().validation;
      QCOMPARE(read.english(), std::string(text));
      QVERIFY(!read.isVerbatim());
      QCOMPARE(read.arguments().size(), static_cast<std::size_t>(arguments));
    }
  }

  void reportComesBackFromJson() {
    QVERIFY(reportFromJson(toJson(sampleReport())).value() == sampleReport());
    auto untested = sampleReport();
    untested.test.reset();
    QVERIFY(reportFromJson(toJson(untested)).value() == untested);
  }

  void divergedTrainingHasAReadableReport() {
    auto report = sampleReport();
    report.test->loss = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(std::isnan(reportFromJson(toJson(report)).value().test->loss));
  }

  void runGoesOnWithWhatItBeganWith() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    auto run = RunFolder::open(folder / "run").value();
    QVERIFY(run.request().recipe == sampleRequest().recipe);
    QVERIFY(run.request().data == sampleRequest().data);
    QCOMPARE(run.request().compute.device, std::string("cpu"));
    QCOMPARE(run.request().compute.threads, 3);
    QVERIFY(run.begin(run.request(), "images", "weights").has_value());
    QCOMPARE(run.begin(run.request(), "others", "weights").error().code, ErrorCode::RunOutdated);
    QCOMPARE(run.begin(run.request(), "images", "others").error().code, ErrorCode::RunOutdated);
  }

  void olderRunsKeepTheirNumbersAndSayTheirFaults() {
    const test::TemporaryFolder folder;
    auto request = sampleRequest();
    request.recipe.fineTuneFrom = "block5_conv1";
    request.recipe.labelSmoothing = 0.1;
    request.recipe.augmentation.widthShiftRange = 8;
    {
      auto run = RunFolder::create(folder / "run").value();
      QVERIFY(run.begin(request, "images", "weights").has_value());
      QCOMPARE(run.generator(), generatorVersion);
      QVERIFY(!run.isTunedWithFault());
      QVERIFY(run.writeReport(sampleReport()).has_value());
    }
    writeEmptyModel(folder / "run");
    QVERIFY(!readRun(folder / "run").value().tunedWithFault);
    QVERIFY(!readRun(folder / "run").value().smoothedLosses);
    QCOMPARE(RunFolder::open(folder / "run").value().request().recipe.augmentation.widthShiftRange,
             8.0);

    // The same, begun by Pomona 0.1.
    auto object = nlohmann::json::parse(readText(folder / "run/recipe.json").value());
    object["run"].erase("generator_version");
    object["run"]["program_version"] = "0.1.0";
    QVERIFY(writeFile(folder / "run/recipe.json", object.dump()).has_value());
    const auto record = readRun(folder / "run").value();
    QVERIFY(record.tunedWithFault);
    QVERIFY(record.smoothedLosses);
    {
      const auto run = RunFolder::open(folder / "run").value();
      QCOMPARE(run.generator(), 1);
      QVERIFY(run.isTunedWithFault());
      const auto& augmentation = run.request().recipe.augmentation;
      QCOMPARE(augmentation.widthShiftRange, 8.0);
      QVERIFY(augmentation.evenShifts);
      const auto drawn = drawTransform(augmentation, 100, 100, mixSeed(1, 1)).tx;
      QVERIFY(drawn != std::trunc(drawn));
    }
    std::filesystem::remove(folder / "run/report.json");
    QVERIFY(!readRun(folder / "run").value().tunedWithFault);  // it may not be tuned yet
    for (const int firstEpoch : {1, 3}) {
      const auto state = nlohmann::json{{"first_epoch", firstEpoch}}.dump();
      QVERIFY(saveCheckpoint({{}, state}, folder / "run/checkpoint/state.safetensors").has_value());
      QCOMPARE(readRun(folder / "run").value().tunedWithFault, firstEpoch > 1);
    }

    // It was stopped before it was tuned, and this Pomona does that.
    auto run = RunFolder::open(folder / "run").value();
    QVERIFY(run.begin(run.request(), "images", "weights").has_value());
    QVERIFY(run.beginTuning().has_value());
    QVERIFY(!run.isTunedWithFault());
    QVERIFY(readText(folder / "run/recipe.json").value().contains("width_shift_range=8\""));
    QVERIFY(run.writeReport(sampleReport()).has_value());
    QVERIFY(!readRun(folder / "run").value().tunedWithFault);
    QVERIFY(readRun(folder / "run").value().smoothedLosses);
  }

  void generatorOfANewerPomonaIsNotGuessed() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    for (const auto& [version, code] :
         {std::pair(generatorVersion + 1, ErrorCode::NewerFormat),
          std::pair(0, ErrorCode::FileDamaged), std::pair(-5, ErrorCode::FileDamaged)}) {
      auto object = nlohmann::json::parse(readText(folder / "run/recipe.json").value());
      object["run"]["generator_version"] = version;
      QVERIFY(writeFile(folder / "run/recipe.json", object.dump()).has_value());
      const auto opened = RunFolder::open(folder / "run");
      QVERIFY(!opened && opened.error().code == code);
    }
  }

  void folderHoldsOneRunAndOneProgram() {
    const test::TemporaryFolder folder;
    {
      const auto first = RunFolder::create(folder / "run");
      QVERIFY(first.has_value());
      QCOMPARE(RunFolder::create(folder / "run").error().code, ErrorCode::Busy);
    }
    begin(folder / "run");
    const auto second = RunFolder::create(folder / "run");
    QCOMPARE(second.error().code, ErrorCode::NotWritable);
    QVERIFY(second.error().message().find("--resume") != std::string::npos);
    const auto opened = RunFolder::open(folder / "run");
    QCOMPARE(RunFolder::open(folder / "run").error().code, ErrorCode::Busy);
  }

  void labelNamesARunAndIsNoReasonToLoseIt() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    QCOMPARE(readRun(folder / "run").value().name, std::string("run"));
    QVERIFY(writeRunLabel(folder / "run", {"Best of May", "with \"strong\" light"}).has_value());
    QCOMPARE(readRun(folder / "run").value().name, std::string("Best of May"));
    QCOMPARE(readRun(folder / "run").value().note, std::string("with \"strong\" light"));
    QVERIFY(writeFile(folder / "run/label.json", "{\"name\": 3").has_value());
    QCOMPARE(readRun(folder / "run").value().name, std::string("run"));
  }

  void discardedRunComesBackUntilItIsPurged() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    auto place = discardRun(folder / "run/").value();
    QVERIFY(listRuns().empty());
    QVERIFY(restoreRun(place, folder / "run/").has_value());
    QCOMPARE(listRuns().size(), 1U);
    place = discardRun(folder / "run").value();
    purgeRuns(std::chrono::hours(1));
    QVERIFY(std::filesystem::exists(place));
    purgeRuns(std::chrono::hours(-1));
    QVERIFY(!std::filesystem::exists(place));
    QVERIFY(!restoreRun(place, folder / "run"));
  }

  void runInUseIsNotDiscardedAndNoOtherReplaced() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    {
      const auto used = RunFolder::open(folder / "run");
      QCOMPARE(discardRun(folder / "run").error().code, ErrorCode::Busy);
    }
    const auto first = discardRun(folder / "run").value();
    begin(folder / "run");
    QVERIFY(discardRun(folder / "run").value() != first);
    begin(folder / "run");
    QCOMPARE(restoreRun(first, folder / "run").error().code, ErrorCode::NotWritable);
  }

  void stateIsRunningStoppedOrFinished() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    QVERIFY(stateOf(folder / "run") == RunState::Stopped);
    const auto run = RunFolder::open(folder / "run").value();
    QVERIFY(stateOf(folder / "run") == RunState::Running);
    writeEmptyModel(folder / "run");
    QVERIFY(run.writeReport(sampleReport()).has_value());
    QVERIFY(stateOf(folder / "run") == RunState::Finished);
    QVERIFY(readRun(folder / "run")->report == sampleReport());
  }

  void historyHasTheContractsColumnsAndNineDigits() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    const auto run = RunFolder::open(folder / "run").value();
    QVERIFY(run.writeHistory(sampleHistory()).has_value());
    QCOMPARE(readText(folder / "run/history.csv").value(),
             std::string("epoch,epochs,loss,accuracy,val_loss,val_accuracy,learning_rate,seconds\n"
                         "1,30,0.333333333,0.5,0.75,0.875,0.001,2.5\n"
                         "2,30,0.25,1,1e-09,0,0.0005,2\n"));
    const auto history = readRun(folder / "run")->history;
    QCOMPARE(history.size(), std::size_t{2});
    QVERIFY(history[1] == sampleHistory()[1]);
  }

  void damagedFilesAreNamed_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty recipe") << QByteArray("recipe.json") << QByteArray();
    QTest::newRow("recipe without run") << QByteArray("recipe.json") << QByteArray("{}");
    QTest::newRow("recipe with half a run")
        << QByteArray("recipe.json") << QByteArray(R"({"run":{"format_version":1}})");
    QTest::newRow("cut report") << QByteArray("report.json") << QByteArray("{\"epochs\": 1");
    QTest::newRow("report without figures") << QByteArray("report.json") << QByteArray("{}");
    QTest::newRow("other columns") << QByteArray("history.csv") << QByteArray("a,b\n");
    QTest::newRow("cut history")
        << QByteArray("history.csv")
        << QByteArray(
               "epoch,epochs,loss,accuracy,val_loss,val_accuracy,learning_rate,seconds\n1,3");
  }
  void damagedFilesAreNamed() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    const test::TemporaryFolder folder;
    begin(folder / "run");
    QVERIFY(writeFile(folder / "run" / name.toStdString(), text.toStdString()).has_value());
    const auto record = readRun(folder / "run");
    QVERIFY(!record && record.error().code == ErrorCode::FileDamaged);
    QVERIFY(record.error().message().find(name.toStdString()) != std::string::npos);
  }

  void finishedRunWithoutAWholeModelIsDamaged() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    QVERIFY(RunFolder::open(folder / "run")->writeReport(sampleReport()).has_value());
    const auto damage = [&] {
      const auto record = readRun(folder / "run");
      return record.value().damage.english();
    };
    QVERIFY(damage().find("model.safetensors is missing") != std::string::npos);
    writeEmptyModel(folder / "run");
    QCOMPARE(damage(), std::string());
    std::filesystem::resize_file(folder / "run/model.safetensors", 9);
    QVERIFY(damage().find("model.safetensors is damaged") != std::string::npos);
    QVERIFY(stateOf(folder / "run") == RunState::Damaged);
    QVERIFY(readRun(folder / "run")->report == sampleReport());  // what is known stays
  }

  void reportOfAnUnfinishedRunIsThatOfItsStarts() {
    const test::TemporaryFolder folder;
    begin(folder / "run");
    QVERIFY(!readRun(folder / "run")->soFar);
    QVERIFY(RunFolder::open(folder / "run")->writeReportSoFar(sampleReport()).has_value());
    const auto record = readRun(folder / "run").value();
    QVERIFY(record.soFar == sampleReport() && !record.report);
    QVERIFY(record.state == RunState::Stopped);
  }

  void newerRunAndNoRunAreToldApart() {
    const test::TemporaryFolder folder;
    QVERIFY(writeFile(folder / "recipe.json", R"({"run":{"format_version":2}})").has_value());
    QCOMPARE(readRun(folder.path()).error().code, ErrorCode::NewerFormat);
    QCOMPARE(readRun("/nowhere").error().code, ErrorCode::NotFound);
  }

  void runsAreListedWhereverTheyLie() {
    const test::TemporaryFolder elsewhere;
    begin(runsDirectory() / "inside");
    begin(elsewhere / "outside");
    begin(runsDirectory() / "broken");
    QVERIFY(writeFile(runsDirectory() / "broken/recipe.json", "{").has_value());
    QVERIFY(makeDirectory(runsDirectory() / "no run").has_value());
    const auto runs = listRuns();
    std::vector<std::string> names;
    for (const auto& run : runs) names.push_back(run.name);
    QCOMPARE(runs.size(), std::size_t{3});
    QCOMPARE(std::ranges::count(names, "outside"), 1);
    QCOMPARE(std::ranges::count(names, "inside"), 1);
    QCOMPARE(runs.back().name, std::string("broken"));
    QVERIFY(runs.back().state == RunState::Damaged);
    QVERIFY(runs.back().damage.english().find("recipe.json") != std::string::npos);
    std::filesystem::remove_all(elsewhere / "outside");
    QCOMPARE(listRuns().size(), std::size_t{2});
  }

  void newRunPathIsFree() {
    const auto recipe = recipePreset("quick").value();
    const auto first = newRunPath(recipe);
    QVERIFY(QRegularExpression("^\\d{4}-\\d\\d-\\d\\d_\\d{6}_quick$")
                .match(QString::fromStdString(first.filename().string()))
                .hasMatch());
    QVERIFY(makeDirectory(first).has_value());
    QVERIFY(newRunPath(recipe) != first);
  }

  void runThatNeverBeganLeavesNoFolder() {
    const test::TemporaryFolder folder;
    const auto run = RunFolder::create(folder / "run").value();
    run.log("no such validation folder");
    QVERIFY(run.removeUnbegun());
    QVERIFY(!std::filesystem::exists(folder / "run"));
    begin(folder / "begun");
    QVERIFY(!RunFolder::open(folder / "begun").value().removeUnbegun());
    QVERIFY(readRun(folder / "begun").has_value());
  }

  void logGrowsLineByLine() {
    const test::TemporaryFolder folder;
    const auto run = RunFolder::create(folder.path()).value();
    run.log("first");
    run.log("second");
    const auto text = QString::fromStdString(readText(folder / "log.txt").value());
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(text.contains("  first\n") && text.endsWith("  second\n"));
  }

  void fullDiskKeepsTheOldHistory() {
    const test::TemporaryFolder folder;
    const auto run = RunFolder::create(folder.path()).value();
    QVERIFY(run.writeHistory(sampleHistory()).has_value());
    const auto before = readText(folder / "history.csv").value();
    Result<void> written;
    {
      const test::FileSizeLimit limit(50);
      written = run.writeHistory(sampleHistory());
    }
    QVERIFY(!written && written.error().message().find("history.csv") != std::string::npos);
    QCOMPARE(readText(folder / "history.csv").value(), before);
  }

  void unwritablePlacesAreNamed() {
    const test::TemporaryFolder folder;
    QVERIFY(writeFile(folder / "file", "in the way").has_value());
    for (const auto& place : {folder / "file/run", std::filesystem::path("/proc/run")}) {
      const auto run = RunFolder::create(place);
      QVERIFY(!run && run.error().message().find(place.string()) != std::string::npos);
    }
  }
};

QTEST_APPLESS_MAIN(TestRunFolder)
#include "test_run_folder.moc"
