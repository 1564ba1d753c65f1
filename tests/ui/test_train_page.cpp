// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <QTreeView>
#include <array>
#include <atomic>
#include <fstream>
#include <thread>

#include "pomona/paths.h"
#include "pomona/weights.h"
#include "ui/charts/curve_plot.h"
#include "ui/controllers/augmentation_presets.h"
#include "ui/controllers/text.h"
#include "ui/controllers/training_cost.h"
#include "ui/controllers/training_progress.h"
#include "ui/fake_engine.h"
#include "ui/models/model_summary_model.h"
#include "ui/pages/curve_panel.h"
#include "ui/pages/page.h"
#include "ui/widgets/fold_out.h"
#include "ui/widgets/job_line.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 300'000;

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

/// The window on a small dataset, at the Train page, with a recipe that takes a second.
class Training : public test::WindowFixture {
 public:
  explicit Training(const fs::path& data, int epochs = 3, EngineLoader loader = &loadEngine)
      : WindowFixture(std::move(loader)) {
    open(data);
    auto recipe = recipePreset("quick").value();
    recipe.imageSize = 32;
    recipe.batchSize = 4;
    recipe.epochs = epochs;
    recipe.validation = "test";
    context().recipe.setRecipe(recipe);
    context().navigator.go({.page = PageId::Train});
    if (!QTest::qWaitFor([&] { return find<QPushButton>("start").isEnabled(); }, patience))
      qFatal("Start stays disabled");
  }
  CurvePlot& plot() { return find<CurvePlot>("curvePlot"); }
  const RunCurves& curves() { return plot().runs().front(); }
  bool waitUntil(const char* button) {
    return QTest::qWaitFor([&] { return shows(button); }, patience);
  }
  bool waitForEpochs(std::size_t count) {
    return QTest::qWaitFor([&] { return shows("curvePlot") && curves().epochs.size() >= count; },
                           patience);
  }
  void enter(const char* field, const QString& text) {
    auto& editor = find<QLineEdit>(field);
    editor.selectAll();
    QTest::keyClicks(&editor, text);
  }
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

/// A weight file for VGG16, all zeros, that takes no room on the disk.
fs::path emptyVgg16(const fs::path& file) {
  QByteArray header("{");
  std::size_t end = 0;
  const auto add = [&](const std::string& name, const std::vector<int>& shape) {
    std::size_t bytes = 4;
    QStringList sides;
    for (const int side : shape) {
      bytes *= static_cast<std::size_t>(side);
      sides << QString::number(side);
    }
    header += QStringLiteral("%1\"%2\":{\"dtype\":\"F32\",\"shape\":[%3],\"data_offsets\":[%4,%5]}")
                  .arg(end == 0 ? "" : ",", toQString(name), sides.join(u','))
                  .arg(end)
                  .arg(end + bytes)
                  .toUtf8();
    end += bytes;
  };
  int channels = 3;
  const std::array<std::pair<int, int>, 5> blocks{
      {{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}}};
  for (std::size_t block = 0; block < blocks.size(); ++block)
    for (int layer = 1; layer <= blocks.at(block).first; ++layer) {
      const auto name = "block" + std::to_string(block + 1) + "_conv" + std::to_string(layer);
      add(name + "/kernel", {blocks.at(block).second, channels, 3, 3});
      add(name + "/bias", {blocks.at(block).second});
      channels = blocks.at(block).second;
    }
  header += '}';
  const auto size = static_cast<std::uint64_t>(header.size());
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(&size), 8)
      << header.toStdString();
  fs::resize_file(file, 8 + size + end);
  return file;
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

  void refusedValueIsSaidBesideItsField() {
    const test::Home home;
    Training training(m_data);
    training.enter("epochs", "0");
    QCOMPARE(training.find<QLabel>("epochsRefusal").text(), QStringLiteral("Must be 1 to 10000"));
    QVERIFY(!training.find<QPushButton>("start").isEnabled());
    QCOMPARE(training.context().recipe.recipe().epochs, 3);
    training.find<FoldOut>("optimizerFold").setOpen(true);
    training.enter("learning_rate", "none");
    QCOMPARE(training.find<QLabel>("learning_rateRefusal").text(),
             QStringLiteral("Must be 0.0000001 to 10"));
    training.enter("learning_rate", "0.01");
    training.enter("epochs", "7");
    QVERIFY(!training.shows("epochsRefusal"));
    QVERIFY(training.find<QPushButton>("start").isEnabled());
    QCOMPARE(training.context().recipe.recipe().epochs, 7);
  }

  void fieldSaysItsRangeItsZeroAndWhatTheRecipeHad() {
    const test::Home home;
    Training training(m_data);
    training.context().recipe.setRecipe(recipePreset("article").value());
    for (auto* fold : training.window().findChildren<FoldOut*>()) fold->setOpen(true);
    const auto hint = [&](const char* name) { return training.find<QLabel>(name).text(); };
    QCOMPARE(hint("label_smoothingHint"), QStringLiteral("0 to 0.9"));
    QCOMPARE(hint("limit_per_classHint"), QStringLiteral("0 to 1000000; 0: all"));
    QVERIFY(hint("preprocessingHint").startsWith("auto is"));
    QCOMPARE(hint("patienceHint"), QStringLiteral("0 to 10000; 0: it does not"));
    training.enter("patience", "7");
    QCOMPARE(hint("patienceHint"), QStringLiteral("0 to 10000; 0: it does not; the recipe has 2"));
    QCOMPARE(training.find<QLineEdit>("patience").accessibleDescription(), hint("patienceHint"));
    training.enter("patience", "x");  // the refusal alone
    QVERIFY(training.shows("patienceRefusal") && !training.shows("patienceHint"));
    training.enter("patience", "2");
    QVERIFY(training.shows("patienceHint") && !hint("patienceHint").contains("recipe"));
    auto& optimizer = training.find<QComboBox>("optimizer");
    optimizer.setCurrentIndex(optimizer.findData("sgd"));
    Q_EMIT optimizer.activated(optimizer.currentIndex());
    QCOMPARE(hint("optimizerHint"), QStringLiteral("the recipe has Adam"));
  }

  void validationThatIsNoFolderIsSaidAtItsField() {
    const test::Home home;
    Training training(m_data);
    for (auto* fold : training.window().findChildren<FoldOut*>()) fold->setOpen(true);
    QVERIFY(!training.shows("validationRefusal"));
    training.enter("validation", "bananas");
    QTRY_VERIFY_WITH_TIMEOUT(training.shows("validationRefusal"), patience);
    QVERIFY(training.find<QLabel>("validationRefusal").text().contains("folder"));
    QVERIFY(!training.find<QPushButton>("start").isEnabled());
    QVERIFY(!training.shows("weightsNotice"));
    for (const auto& good : {QStringLiteral("0.2"), toQString(m_data)}) {
      training.enter("validation", good);
      QTRY_VERIFY_WITH_TIMEOUT(!training.shows("validationRefusal"), patience);
      QTRY_VERIFY(training.find<QPushButton>("start").isEnabled());
    }
  }

  void refusalIsReadWhole() {
    const test::Home home;
    Training training(m_data);
    training.enter("batch_size", "0");
    auto& refusal = training.find<QLabel>("batch_sizeRefusal");
    QTRY_VERIFY(refusal.height() >= refusal.heightForWidth(refusal.width()));
    QVERIFY(refusal.width() >= refusal.fontMetrics().horizontalAdvance(refusal.text()) ||
            refusal.wordWrap());
  }

  void presetSetsAllButTheAugmentation() {
    const test::Home home;
    Training training(m_data);
    training.context().recipe.setAugmentation(parseAugmentation("strong").value());
    QCOMPARE(training.find<QLabel>("augmentation").text(), QStringLiteral("Strong"));
    AugmentationOptions own;
    own.rotationRange = 25;
    training.context().recipe.setAugmentation(own);
    QCOMPARE(training.find<QLabel>("augmentation").text(), summaryOf(own));
    training.context().recipe.setAugmentation(parseAugmentation("strong").value());
    training.enter("epochs", "0");
    auto& preset = training.find<QComboBox>("preset");
    QCOMPARE(preset.currentText(), QStringLiteral("Quick, changed"));
    preset.setCurrentIndex(preset.findData("article"));
    Q_EMIT preset.activated(preset.currentIndex());
    auto expected = recipePreset("article").value();
    expected.augmentation = parseAugmentation("strong").value();
    QVERIFY(training.context().recipe.recipe() == expected);
    QCOMPARE(training.find<QLineEdit>("epochs").text(), QStringLiteral("30"));
    training.click("changeAugmentation");
    QCOMPARE(training.window().currentPage().id(), PageId::Augment);
  }

  void changesThatARecipeReplacesComeBackWithUndo() {
    const test::Home home;
    Training training(m_data);
    auto& preset = training.find<QComboBox>("preset");
    const auto choose = [&](const char* name) {
      preset.setCurrentIndex(preset.findData(name));
      Q_EMIT preset.activated(preset.currentIndex());
    };
    const auto mine = training.context().recipe.recipe();
    choose("quick");
    QVERIFY(training.context().recipe.recipe() == recipePreset("quick").value());
    training.click("bannerAction");
    QVERIFY(training.context().recipe.recipe() == mine);
    QCOMPARE(preset.currentText(), QStringLiteral("Quick, changed"));
    choose("best");
    training.click("bannerClose");
    choose("article");  // nothing was changed in Best
    QVERIFY(!training.shows("bannerAction"));
  }

  void missingWeightsAreSaidAndLite0IsOffered() {
    const test::Home home;
    Training training(m_data);
    training.context().recipe.setRecipe(recipePreset("article").value());
    QTRY_VERIFY_WITH_TIMEOUT(training.shows("weightsNotice"), patience);
    QVERIFY(training.find<QLabel>("weightsNoticeText").text().startsWith("VGG16"));
    QVERIFY(!training.find<QPushButton>("start").isEnabled());
    training.click("noticeWeights");
    QTRY_VERIFY_WITH_TIMEOUT(training.shows("weightsTable"), patience);
    training.click("weightsClose");
    training.click("useEmbedded");
    QTRY_VERIFY_WITH_TIMEOUT(!training.shows("weightsNotice"), patience);
    QVERIFY(training.find<QPushButton>("start").isEnabled());
    QVERIFY(training.context().recipe.recipe().backbone == Backbone::EfficientNetLite0);
  }

  void importedWeightsLetItStart() {
    const test::Home home;
    Training training(m_data);
    training.context().recipe.setRecipe(recipePreset("article").value());
    QTRY_VERIFY_WITH_TIMEOUT(training.shows("weightsNotice"), patience);
    training.click("noticeWeights");
    training.dialogs().files = {toQString(emptyVgg16(m_folder / "vgg16.safetensors"))};
    training.click("weightsImport");
    QTRY_VERIFY_WITH_TIMEOUT(!training.shows("weightsNotice"), patience);
    training.click("weightsClose");
    QTRY_VERIFY_WITH_TIMEOUT(training.find<QPushButton>("start").isEnabled(), patience);
    QVERIFY(findImagenetWeights(Backbone::Vgg16).has_value());
  }

  void costIsShownBeforeStart() {
    const test::Home home;
    Training training(m_data);
    const auto summary =
        summarizeModel(Backbone::EfficientNetLite0, 32, 3, training.context().recipe.recipe().head);
    auto& cost = training.find<QLabel>("cost");
    QTRY_VERIFY_WITH_TIMEOUT(
        cost.text().contains(formatCount(static_cast<std::size_t>(summary->trainable))) &&
            cost.text().contains(formatBytes(27 * 1280 * 2)),  // 27 images of 1,280 half floats
        patience);
    QVERIFY2(!cost.text().contains("Every epoch"), qPrintable(cost.text()));
    training.context().recipe.setAugmentation(parseAugmentation("strong").value());
    training.context().recipe.setValue("views", "0").value();
    training.context().recipe.setValue("validation", "test").value();
    QTRY_VERIFY_WITH_TIMEOUT(cost.text().contains("Every epoch passes 18 newly drawn images"),
                             patience);
    training.find<FoldOut>("modelFold").setOpen(true);
    QCOMPARE(training.find<QTreeView>("modelSummary").model()->rowCount(),
             static_cast<int>(summary->layers.size()));
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
    training.enter("fine_tune_learning_rate", "0.001");
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

  void layersToFineTuneFromAreThoseOfTheBackbone() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.context().navigator.go({.page = PageId::Train});
    for (auto* fold : fixture.window().findChildren<FoldOut*>()) fold->setOpen(true);
    auto& draft = fixture.context().recipe;
    auto& layers = fixture.find<QComboBox>("fine_tune_from");
    draft.setValue("backbone", "vgg19").value();
    QCOMPARE(layers.count(), 1 + 16);
    QCOMPARE(layers.itemData(1).toString(), QStringLiteral("block5_conv4"));
    draft.setValue("fine_tune_from", "block5_conv4").value();
    QCOMPARE(layers.currentText(), QStringLiteral("block5_conv4"));
    draft.setValue("backbone", "vgg16").value();  // which has no such layer
    QVERIFY(draft.recipe().fineTuneFrom.empty());
    QVERIFY(layers.currentData().toString().isEmpty());
    draft.setValue("fine_tune_from", "block4_pool").value();  // one without weights of its own
    QCOMPARE(layers.currentText(), QStringLiteral("block4_pool"));
  }

  void timeLeftIsThatOfTheStageThatIsTrained() {
    TrainingRecipe recipe;
    recipe.epochs = 2;
    recipe.fineTuneFrom = "a layer";
    recipe.fineTuneEpochs = 2;
    TrainingProgress progress(recipe);
    progress.take(PhaseEvent{.phase = "training"});
    for (int step = 1; step <= 4; ++step)
      progress.take(StepEvent{(step + 1) / 2, (step + 1) % 2 + 1, 2}, 0.1 * step);
    progress.take(PhaseEvent{.phase = "fine-tuning"});
    progress.take(StepEvent{3, 1, 2}, 100);
    progress.take(StepEvent{3, 2, 2}, 102);
    QCOMPARE(progress.secondsLeft(), 4.0);  // two steps of two seconds
  }

  void logTellsInTheOrderOfTheEvents() {
    const test::Home home;
    Training training(m_data, 2, ScriptedEngine::loader([](TrainingCallback& tell, auto) {
                        tell.onStarted({.classes = 3, .epochs = 2});
                        tell.onPhase({.phase = "training"});
                        for (int epoch = 1; epoch <= 2; ++epoch)
                          tell.onEpoch({.record = {.epoch = epoch, .epochs = 2}});
                        tell.onNotice("Something to know.");
                        tell.onPhase({.phase = "evaluating"});
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
    Training training(m_data, 2,
                      ScriptedEngine::loader([](TrainingCallback& tell, std::stop_token stop) {
                        tell.onStarted({.trainingImages = 1200, .epochs = 2});
                        tell.onPhase({.phase = "extracting features", .done = 0, .total = 1200});
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

  void recipeIsRemembered() {
    const test::Home home;
    {
      Training training(m_data);
      training.enter("batch_size", "17");
    }
    test::WindowFixture again;
    QCOMPARE(again.context().recipe.recipe().batchSize, 17);
  }

  void shareNeverFallsAndTimeLeftFollowsTheSteps() {
    const TrainingRecipe recipe{.epochs = 2, .batchSize = 10};
    TrainingProgress progress(recipe);
    progress.take(StartedEvent{.trainingImages = 80, .testImages = 20, .epochs = 2});
    progress.take(PhaseEvent{"extracting features", 80, 80, 40, 0});
    const double before = progress.share();
    QVERIFY(before > 0);
    QCOMPARE(progress.secondsLeft(), 20.0 / 40);  // Test is still to come
    progress.take(PhaseEvent{"extracting features", 0, 0, 0, 0});
    progress.take(PhaseEvent{"extracting features", 10, 20, 40, 0.25});
    QVERIFY(progress.share() > before);
    QCOMPARE(progress.secondsLeft(), 0.25);
    progress.take(StepEvent{.epoch = 1, .step = 1, .steps = 8}, 10);
    progress.take(StepEvent{.epoch = 1, .step = 5, .steps = 8}, 12);
    QCOMPARE(progress.secondsLeft(), 0.5 * 11);
    QCOMPARE(progress.imagesPerSecond(), 20.0);
  }

  void keptFeaturesTakeNoShare() {
    const TrainingRecipe recipe{.epochs = 10, .batchSize = 10};
    TrainingProgress progress(recipe);
    progress.take(StartedEvent{.trainingImages = 80, .testImages = 20, .epochs = 10});
    progress.take(PhaseEvent{.phase = "training"});
    progress.take(StepEvent{.epoch = 1, .step = 4, .steps = 4}, 1);
    QVERIFY(progress.share() < 0.11);
    progress.take(StepEvent{.epoch = 5, .step = 4, .steps = 4}, 5);
    QVERIFY(std::abs(progress.share() - 0.5) < 0.01);
  }

  void costKnowsViewsLimitsAndRates() {
    const auto dataset = scanDataset(m_data).value();  // 18 Training, 9 Test, 3 classes
    auto recipe = recipePreset("quick").value();
    const auto bytes = [&] { return costOf(recipe, &dataset, {})->featureBytes / (2 * 1280); };
    QCOMPARE(bytes(), 27U);
    recipe.head = parseHead("gap,dense:16:relu,dropout:0.3").value();
    QCOMPARE(bytes(), 27U);
    recipe.limitPerClass = 2;
    QCOMPARE(bytes(), 12U);
    recipe.limitPerClass = 0;
    recipe.validation = "test";
    recipe.augmentation.horizontalFlip = true;
    recipe.views = 2;
    QCOMPARE(bytes(), 2U * 18 + 9);
    RunRecord earlier{.recipe = recipe, .report = TrainingReport{.imagesPerSecond = 9}};
    QCOMPARE(costOf(recipe, &dataset, {earlier})->seconds, 5.0);
    RunRecord busy{.recipe = recipe, .report = TrainingReport{.imagesPerSecond = 0.1}};
    QCOMPARE(costOf(recipe, &dataset, {busy, earlier, earlier})->seconds, 5.0);
    RunRecord paused{.recipe = recipe, .soFar = TrainingReport{.imagesPerSecond = 9}};
    QCOMPARE(costOf(recipe, &dataset, {paused})->seconds, 5.0);
    QCOMPARE(costOf(recipe, &dataset, {})->seconds, 0.0);
    QVERIFY(costOf(recipe, nullptr, {}));
  }

  void modelSummaryIsASoundModel() {
    ModelSummaryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSummary(summarizeModel(Backbone::Vgg16, 100, 131, {}).value());
    const int last = model.rowCount() - 1;
    QCOMPARE(model.index(last, ModelSummaryModel::Shape).data().toString(), QStringLiteral("131"));
    QCOMPARE(model.index(last, ModelSummaryModel::Trained).data().toString(),
             QStringLiteral("trained"));
  }
};

QTEST_MAIN(TestTrainPage)
#include "test_train_page.moc"
