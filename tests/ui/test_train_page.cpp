// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <atomic>
#include <fstream>
#include <thread>

#include "pomona/paths.h"
#include "ui/controllers/text.h"
#include "ui/fake_engine.h"
#include "ui/pages/curve_panel.h"
#include "ui/pages/page.h"
#include "ui/training_fixture.h"
#include "ui/widgets/fold_out.h"
#include "ui/widgets/job_line.h"

using namespace pomona;
using namespace pomona::ui;
using test::patience;
using test::Training;
namespace fs = std::filesystem;

namespace {

/// An engine whose training says what the test lets it say.
class ScriptedEngine : public test::FakeEngine {
 public:
  using Script = std::function<void(TrainingCallback&, std::stop_token)>;
  explicit ScriptedEngine(Script script) : m_script(std::move(script)) {}
  static EngineLoader loader(Script script) {
    return
        [engine = std::make_shared<ScriptedEngine>(std::move(script))]() -> Result<EnginePointer> {
          return engine;
        };
  }
  Result<TrainingReport> train(const TrainingRequest&, TrainingCallback& callback,
                               std::stop_token stop) const override {
    m_script(callback, stop);
    return TrainingReport{};
  }

 private:
  Script m_script;
};

std::vector<EpochRecord> historyOf(const fs::path& run) {
  return readRun(run)->history;
}

/// Equal but for the times, which differ from run to run, and the last digits, which no file has.
bool sameCourse(const std::vector<EpochRecord>& a, const std::vector<EpochRecord>& b) {
  const auto close = [](double x, double y) { return std::abs(x - y) < 1e-6; };
  return std::ranges::equal(a, b, [&](const EpochRecord& x, const EpochRecord& y) {
    return x.epoch == y.epoch && close(x.loss, y.loss) && close(x.accuracy, y.accuracy) &&
           close(x.valLoss, y.valLoss) && close(x.valAccuracy, y.valAccuracy);
  });
}

/// Bit for bit, but for the times, which differ from run to run.
std::vector<EpochRecord> withoutTimes(std::vector<EpochRecord> history) {
  for (auto& epoch : history) epoch.seconds = 0;
  return history;
}

std::string bytesOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

class TestTrainPage : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;
  fs::path m_data;

 private Q_SLOTS:
  void initTestCase() {
    m_data = m_folder / "demo";
    test::drawnDataset(m_data, 3);
  }

  void withoutDatasetThePageSaysWhatToDo() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.context().navigator.go({.page = PageId::Train});
    QVERIFY(!fixture.find<QPushButton>("start").isEnabled());
    QVERIFY(!fixture.find<QPushButton>("start").toolTip().isEmpty());
    fixture.click("toDataset");
    QCOMPARE(fixture.window().currentPage().id(), PageId::Dataset);
  }

  void trainsToTheEndAndTheChartHasTheHistory() {
    const test::Home home;
    Training training(m_data);
    QSignalSpy shares(&training.window().page(PageId::Train), &Page::shareChanged);
    training.click("start");
    QVERIFY(training.waitUntil("pause"));
    QVERIFY(training.waitUntil("start"));
    const auto runs = listRuns();
    QCOMPARE(runs.size(), 1U);
    QVERIFY(runs.front().state == RunState::Finished);
    QCOMPARE(runs.front().history.size(), 3U);
    QVERIFY(sameCourse(training.curves().epochs, runs.front().history));
    QCOMPARE(training.curves().bestEpoch, runs.front().report->bestEpoch);
    QCOMPARE(training.curves().loss.raw().size(), 3U * 5);  // 18 images in steps of 4
    QVERIFY(training.find<QLabel>("bannerText").text().contains("finished"));
    QVERIFY(training.find<QLabel>("trainPhase").text().contains("_quick: Finished after"));
    QCOMPARE(shares.last().first().toDouble(), -1.0);
    double before = 0;
    for (const auto& share : shares.mid(0, shares.size() - 1)) {
      QVERIFY(share.first().toDouble() >= before);
      before = share.first().toDouble();
    }
    training.find<FoldOut>("logFold").setOpen(true);
    QVERIFY(training.find<QPlainTextEdit>("trainLog").toPlainText().contains("Epoch 3 of 3"));
  }

  void viewOfTheCurvesAndFoldsAreRemembered() {
    const test::Home home;
    const auto panels = [](test::WindowFixture& fixture) {
      return fixture.window().findChildren<CurvePanel*>();
    };
    {
      test::WindowFixture fixture;
      const auto all = panels(fixture);
      QCOMPARE(all.size(), 2);  // Train's and Runs'
      all[0]->findChild<QSlider*>("smoothing")->setValue(30);
      all[0]->findChild<QCheckBox*>("stepCurves")->setChecked(false);
      all[0]->findChild<QCheckBox*>("logLoss")->setChecked(true);
      all[1]->setRuns({RunCurves{}});  // takes over, and overwrites nothing
      for (const auto* name : {"modelFold", "logFold", "optimizerFold"})
        fixture.window().findChild<FoldOut*>(QLatin1String(name))->setOpen(true);
    }
    test::WindowFixture again;
    for (auto* panel : panels(again)) {
      QCOMPARE(panel->plot().view().smoothing, 0.3);
      QVERIFY(panel->plot().view().logLoss && !panel->plot().view().steps);
      QVERIFY(panel->findChild<QCheckBox*>("logLoss")->isChecked());
    }
    for (const auto* fold : again.window().findChildren<FoldOut*>())
      QCOMPARE(fold->isOpen(),
               QStringList({"logFold", "optimizerFold"}).contains(fold->objectName()));
  }

  void twoLayerHeadAndAFineTunedBlockAreTrainedThroughTheWindow() {
    const test::Home home;
    Training training(m_data);
    training.context().recipe.setValue("weights", "none").value();
    for (auto* fold : training.window().findChildren<FoldOut*>()) fold->setOpen(true);
    for (const auto* layer : {"Dense", "Dropout"})
      for (auto* action : training.find<QPushButton>("addHeadLayer").menu()->actions())
        if (action->text() == QLatin1String(layer)) action->trigger();
    auto& layers = training.find<QComboBox>("fine_tune_from");
    QVERIFY(layers.currentData().toString().isEmpty());
    layers.setCurrentIndex(layers.findData("blocks.15.expand"));
    Q_EMIT layers.activated(layers.currentIndex());
    training.enter("fine_tune_epochs", "2");
    training.enter("fine_tune_learning_rate", "0.002");
    const auto recipe = training.context().recipe.recipe();
    QCOMPARE(toString(recipe.head), std::string("gap,dense:256:relu,dropout:0.3"));
    const auto summary =
        summarizeModel(recipe.backbone, 32, 3, recipe.head, "blocks.15.expand").value();
    auto& cost = training.find<QLabel>("cost");
    // 27 images of 1,280 half floats, and again what comes before the block: one pixel of 192.
    QTRY_VERIFY_WITH_TIMEOUT(
        cost.text().contains(formatCount(static_cast<std::size_t>(summary.trainable))) &&
            cost.text().contains(formatBytes((27 * 1280 + 27 * 192) * 2)),
        patience);
    QVERIFY(training.find<QPushButton>("start").isEnabled());

    training.click("start");
    QVERIFY(training.waitUntil("pause"));
    QCOMPARE(training.curves().planned, 5);
    QVERIFY(training.waitUntil("start"));
    const auto run = listRuns().front();
    QVERIFY(run.state == RunState::Finished);
    QCOMPARE(run.history.size(), 5U);
    QCOMPARE(run.recipe.fineTuneFrom, std::string("blocks.15.expand"));
    QVERIFY(sameCourse(training.curves().epochs, run.history));
    QCOMPARE(training.curves().loss.raw().size(), 5U * 5);  // 18 images in steps of 4
    const auto log = training.find<QPlainTextEdit>("trainLog").toPlainText();
    QVERIFY(log.contains("Fine-tuning") && log.contains("Epoch 5 of 5"));
  }

  void logTellsInTheOrderOfTheEvents() {
    const test::Home home;
    Training training(m_data, 2, ScriptedEngine::loader([](TrainingCallback& tell, auto) {
                        tell.onStarted({.classes = 3, .epochs = 2});
                        tell.onPhase({.phase = Phase::Training});
                        for (int epoch = 1; epoch <= 2; ++epoch)
                          tell.onEpoch({.record = {.epoch = epoch, .epochs = 2}});
                        tell.onNotice(Sentence::verbatim("Something to know."));
                        tell.onPhase({.phase = Phase::Evaluating});
                      }));
    training.click("start");
    auto& fold = training.find<FoldOut>("logFold");
    fold.setOpen(true);
    auto& text = training.find<QPlainTextEdit>("trainLog");
    QTRY_VERIFY(text.toPlainText().contains("Finished"));
    auto log = text.toPlainText().split(u'\n');
    for (auto& line : log) line = line.section(QStringLiteral("  "), 1).section(u' ', 0, 1);
    const QStringList expected{"Training on",  "Training the", "Epoch 1",      "Epoch 2",
                               "Something to", "Measuring on", "Finished. The"};
    QCOMPARE(log, expected);
  }

  void rateThatIsNotKnownYetIsSaid() {
    const test::Home home;
    Training training(
        m_data, 2, ScriptedEngine::loader([](TrainingCallback& tell, std::stop_token stop) {
          tell.onStarted({.trainingImages = 1200, .epochs = 2});
          tell.onPhase({.phase = Phase::ExtractingFeatures, .done = 0, .total = 1200});
          while (!stop.stop_requested()) std::this_thread::yield();
        }));
    training.click("start");
    const auto says = [&](const char* label, const QString& words) {
      return training.find<QLabel>(label).text().contains(words);
    };
    QTRY_VERIFY(says("trainPhase", "0 of 1,200 images, measuring the rate"));
    QCOMPARE(training.find<QLabel>("trainShare").text(), QStringLiteral("0 %"));
    training.click("pause");
    QVERIFY(training.waitUntil("start"));
  }

  void jobLineSaysThatTheRateIsMeasured() {
    Job job;
    JobLine line;
    line.follow(job, QStringLiteral("Reading"), QStringLiteral("images"));
    std::atomic<bool> goOn = false;
    job.start(
        [&](std::stop_token, const ProgressCallback& progress) {
          progress({.done = 0, .total = 10});
          while (!goOn) std::this_thread::yield();
          return 0;
        },
        [](int) {});
    const auto* rate = line.findChild<QLabel*>("jobRate");
    QCOMPARE(rate->text(), QStringLiteral("measuring the rate"));
    goOn = true;
    QTRY_VERIFY(!job.isRunning());
  }

  void pausedRunGoesOnToTheSameResult() {
    const test::Home home;
    constexpr int epochs = 600;  // more than end before the pause
    Training training(m_data, epochs);
    training.click("start");
    QVERIFY(training.waitForEpochs(3));
    training.click("pause");
    QVERIFY(training.waitUntil("resume"));
    QVERIFY(listRuns().front().state == RunState::Stopped);
    QVERIFY(training.shows("stop"));
    training.click("resume");
    QVERIFY(training.waitUntil("start"));
    const auto paused = listRuns().front();
    QVERIFY(sameCourse(training.curves().epochs, paused.history));
    QCOMPARE(training.curves().loss.raw().size(), epochs * 5U);
    training.click("start");
    QVERIFY(training.waitUntil("pause"));
    QVERIFY(training.waitUntil("start"));
    const auto runs = listRuns();
    QCOMPARE(runs.size(), 2U);
    QVERIFY(withoutTimes(runs[0].history) == withoutTimes(runs[1].history));
    for (const auto* file : {"model.safetensors", "steps.csv"})
      QVERIFY(bytesOf(runs[0].path / file) == bytesOf(runs[1].path / file));
  }

  void settingsOfARunCanBeLookedAtAndNotChanged() {
    const test::Home home;
    Training training(m_data, 2000);
    training.click("start");
    QVERIFY(training.waitUntil("pause"));
    auto& fold = training.find<FoldOut>("optimizerFold");
    QTest::mouseClick(fold.findChild<QToolButton*>({}, Qt::FindDirectChildrenOnly), Qt::LeftButton);
    QTRY_VERIFY(training.shows("learning_rate"));
    for (const auto* name : {"learning_rate", "epochs", "preset", "changeAugmentation"})
      QVERIFY2(!training.find<QWidget>(name).isEnabled(), name);
    training.click("stop");
    QVERIFY(training.waitUntil("start"));
    QVERIFY(training.find<QLineEdit>("learning_rate").isEnabled());
  }

  void closingAsksOnceAndTheNextStartOffersTheRun() {
    const test::Home home;
    std::size_t epochs = 0;
    {
      Training training(m_data, 2000);
      training.click("start");
      QVERIFY(training.waitForEpochs(2));
      training.window().close();
      QVERIFY(training.window().isVisible());  // "keep training"
      QCOMPARE(training.dialogs().asked.size(), 1);
      QVERIFY(training.shows("pause"));
      training.dialogs().yes = true;
      training.window().close();
      training.window().close();
      QCOMPARE(training.dialogs().asked.size(), 2);
      QTRY_VERIFY_WITH_TIMEOUT(!training.window().isVisible(), patience);
      epochs = historyOf(listRuns().front().path).size();
      QVERIFY(epochs >= 2);
    }
    test::WindowFixture again(&loadEngine);
    again.context().navigator.go({.page = PageId::Train});
    QTRY_VERIFY_WITH_TIMEOUT(again.shows("bannerAction"), patience);
    again.click("bannerAction");
    QTRY_VERIFY_WITH_TIMEOUT(again.shows("curvePlot"), patience);
    auto& plot = again.find<CurvePlot>("curvePlot");
    QTRY_VERIFY_WITH_TIMEOUT(plot.runs().front().epochs.size() > epochs, patience);
    QCOMPARE(plot.runs().front().epochs.front().epoch, 1);
    const auto& steps = plot.runs().front().loss.raw();  // from before the restart, too
    QVERIFY(steps.size() >= 5 * epochs);
    QCOMPARE(steps.front().x, 0.2);
    QCOMPARE(again.context().recipe.recipe().epochs, 2000);
    again.click("stop");
    QTRY_VERIFY_WITH_TIMEOUT(again.shows("start"), patience);
    QVERIFY(listRuns().front().state == RunState::Stopped);
  }

  void stoppedRunIsKeptAndNotOfferedAgain() {
    const test::Home home;
    {
      Training training(m_data, 2000);
      training.click("start");
      QVERIFY(training.waitForEpochs(1));
      training.click("stop");
      QVERIFY(training.waitUntil("start"));
      QVERIFY(listRuns().front().state == RunState::Stopped);
    }
    Training again(m_data);
    QTest::qWait(300);
    QVERIFY(!again.shows("bannerAction"));
  }

  void unfinishedRunWithoutCheckpointBeginsAnew() {
    const test::Home home;
    {
      Training training(m_data, 5000);
      training.click("start");
      QVERIFY(training.waitForEpochs(2));
      training.click("pause");
      QVERIFY(training.waitUntil("resume"));
    }
    fs::remove_all(listRuns().front().path / "checkpoint");
    Training again(m_data);
    QTRY_VERIFY_WITH_TIMEOUT(again.shows("bannerText"), patience);
    QVERIFY(again.find<QLabel>("bannerText").text().contains("No epoch is done"));
  }

  void unfinishedRunIsOfferedThoughNewerOnesHaveFinished() {
    const test::Home home;
    {
      Training training(m_data, 5000);
      training.click("start");
      QVERIFY(training.waitForEpochs(2));
      training.click("pause");
      QVERIFY(training.waitUntil("resume"));
    }
    {
      Training newer(m_data);
      newer.click("start");
      QVERIFY(newer.waitUntil("pause"));
      QVERIFY(newer.waitUntil("start"));
    }
    const auto runs = listRuns();  // begun in the same second, perhaps
    QCOMPARE(std::ranges::count(runs, RunState::Finished, &RunRecord::state), 1);
    Training again(m_data);
    QTRY_VERIFY_WITH_TIMEOUT(again.shows("bannerAction"), patience);
    QVERIFY(again.find<QLabel>("bannerText").text().contains("is not finished"));
  }

  void runThatEndsElsewhereSaysSoThere() {
    const test::Home home;
    Training training(m_data);
    training.click("start");
    training.context().navigator.go({.page = PageId::Dataset});
    QTRY_VERIFY_WITH_TIMEOUT(training.shows("bannerText") &&
                                 training.find<QLabel>("bannerText").text().contains("finished"),
                             patience);
    QCOMPARE(training.window().windowTitle(), QStringLiteral("Pomona"));
  }

  void failureIsSaidAndNothingIsLeftRunning() {
    const test::Home home;
    Training training(m_data);
    fs::create_directories(runsDirectory().parent_path());
    std::ofstream(runsDirectory()) << "in the way";
    training.click("start");
    QTRY_VERIFY_WITH_TIMEOUT(training.shows("bannerText"), patience);
    QVERIFY(training.shows("start"));
    fs::remove(runsDirectory());
  }

  void afterABrokenImageStartIsThere() {
    const test::Home home;
    const fs::path data = home.path() / "broken";
    fs::copy(m_data, data, fs::copy_options::recursive);
    const auto first = scanDataset(data)->training.front().file;
    std::ofstream(data / first, std::ios::trunc) << "no picture";
    Training training(data);
    training.click("start");
    QTRY_VERIFY_WITH_TIMEOUT(training.shows("bannerText"), patience);
    QTRY_VERIFY(training.find<QPushButton>("start").isEnabled());
    QVERIFY(training.shows("start") && !training.shows("stop"));
    fs::remove(data / first);  // other images than the run began with
    training.click("start");
    QTRY_COMPARE_WITH_TIMEOUT(std::ranges::count(listRuns(), RunState::Finished, &RunRecord::state),
                              1, patience);
  }

  void settingsInTheFormComeBackWhenARunThatWentOnEnds() {
    const test::Home home;
    fs::path run;
    {
      Training training(m_data, 2000);
      training.click("start");
      QVERIFY(training.waitForEpochs(1));
      training.click("stop");
      QVERIFY(training.waitUntil("start"));
      run = listRuns().front().path;
    }
    Training again(m_data, 7);
    again.context().navigator.go(
        {.page = PageId::Train, .purpose = Visit::Purpose::Resume, .files = {toQString(run)}});
    QTRY_COMPARE_WITH_TIMEOUT(again.context().recipe.recipe().epochs, 2000, patience);
    again.click("stop");
    QVERIFY(again.waitUntil("start"));
    QTRY_COMPARE(again.context().recipe.recipe().epochs, 7);
  }

  void runThatWasTrainedIsTheOneToEvaluate() {
    const test::Home home;
    Training training(m_data);
    training.context().navigator.go({.page = PageId::Evaluate});
    const auto& model = training.find<QComboBox>("evaluateModel");
    training.context().navigator.go({.page = PageId::Train});
    for (const int runs : {1, 2}) {
      training.click("start");
      QVERIFY(training.waitUntil("pause"));
      QVERIFY(training.waitUntil("start"));
      QCOMPARE(std::ranges::count(listRuns(), RunState::Finished, &RunRecord::state), runs);
      const auto trained = training.curves().label;
      training.context().navigator.go({.page = PageId::Evaluate});
      QTRY_COMPARE_WITH_TIMEOUT(model.currentText(), trained, patience);
      training.context().navigator.go({.page = PageId::Train});
    }
  }

  void focusGoesFromButtonToButton() {
    const test::Home home;
    Training training(m_data, 2000);
    QVERIFY(QTest::qWaitForWindowActive(&training.window()));
    const auto press = [&](const char* button, const char* next) {
      auto& pressed = training.find<QPushButton>(button);
      pressed.setFocus();
      QTest::keyClick(&pressed, Qt::Key_Space);
      return QTest::qWaitFor(
          [&] {
            return training.shows(next) && training.find<QPushButton>(next).isEnabled() &&
                   training.find<QPushButton>(next).hasFocus();
          },
          patience);
    };
    QVERIFY(press("start", "pause"));
    QVERIFY(training.waitForEpochs(1));
    QVERIFY(press("pause", "resume"));
    QVERIFY(press("resume", "pause"));
    auto& stop = training.find<QPushButton>("stop");
    stop.setFocus();
    QTest::qWait(300);  // what arrives meanwhile moves nothing
    QVERIFY(stop.hasFocus());
    QVERIFY(press("stop", "start"));
  }

  void engineThatDoesNotOpenIsSaid() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_data);
    fixture.context().navigator.go({.page = PageId::Train});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("start").isEnabled(), patience);
    fixture.click("start");
    QTRY_VERIFY(fixture.shows("bannerText"));
  }

  void legendSwitchesAndCurvesAreSaved() {
    const test::Home home;
    Training training(m_data);
    training.click("start");
    QVERIFY(training.waitUntil("pause"));
    QVERIFY(training.waitUntil("start"));
    training.click("validationSwitch");
    QVERIFY(!training.plot().view().validation);
    auto* menu = training.find<QToolButton>("saveCurves").menu();
    const auto trigger = [&](const char* action, const char* file) {
      training.dialogs().saveName = toQString(m_folder / file);
      menu->findChild<QAction*>(QLatin1String(action))->trigger();
      return QTest::qWaitFor([&] { return fs::exists(m_folder / file); }, patience);
    };
    QVERIFY(trigger("savePng", "curves.png"));
    QVERIFY(trigger("savePdf", "curves.pdf"));
    QVERIFY(trigger("saveCsv", "curves.csv"));
    QVERIFY(!QImage(toQString(m_folder / "curves.png")).isNull());
    menu->findChild<QAction*>("copyCurves")->trigger();
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
  }
};

QTEST_MAIN(TestTrainPage)
#include "test_train_page.moc"
