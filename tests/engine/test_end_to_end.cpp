// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli_process.h"
#include "nn/architecture.h"
#include "pomona/dataset.h"
#include "pomona/engine.h"
#include "pomona/kept_evaluation.h"
#include "pomona/run.h"
#include "pomona/training_plan.h"
#include "store/model_file.h"
#include "support/support.h"
#include "weights/safetensors.h"

using namespace pomona;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

json parse(const QByteArray& text) {
  return json::parse(text.toStdString());
}

std::string textOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void writeText(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// The history without what a clock decides.
std::vector<EpochRecord> withoutSeconds(std::vector<EpochRecord> history) {
  for (auto& record : history) record.seconds = 0;
  return history;
}

/// What was announced, and what then passed through the backbone.
class CountingCallback : public TrainingCallback {
 public:
  std::size_t announced = 0;
  std::size_t extracted = 0;
  int steps = 0;

  void onStarted(const StartedEvent& event) override {
    announced = event.imagesToExtract;
    steps = event.stepsPerEpoch;
  }
  void onPhase(const PhaseEvent& event) override {
    const bool ends =
        event.phase == Phase::ExtractingFeatures && event.total > 0 && event.done == event.total;
    if (ends && !m_ended) extracted += event.total;
    m_ended = ends;
  }

 private:
  bool m_ended = false;
};

}  // namespace

/// The whole job on drawn fruit, through the program; what it prints is compared with what the
/// library says.
class TestEndToEnd : public QObject {
  Q_OBJECT
  const test::TemporaryFolder m_home;
  const fs::path m_data = m_home / "demo";
  const fs::path m_run = m_home / "run";
  std::vector<json> m_events;

  QStringList trainInto(const fs::path& run) const {
    return {"train",        "--data",    m_data.c_str(),
            "--out",        run.c_str(), "--image-size",
            "64",           "--epochs",  "12",
            "--batch-size", "8",         "--validation",
            "0.25",         "--seed",    "3",
            "--threads",    "2",         "--json-events"};
  }
  fs::path testImage() const {
    const auto dataset = scanDataset(m_data).value();
    return dataset.root / dataset.test.back().file;
  }

 private Q_SLOTS:
  void initTestCase() {
    test::drawDemo(m_data, 4, m_home.path());
    const auto trained = test::runCli(trainInto(m_run), m_home.path());
    QVERIFY2(trained.exitCode == 0, trained.err);
    for (const auto& line : trained.out.split('\n'))
      if (!line.isEmpty()) m_events.push_back(parse(line));
  }

  void eventsTellTheWholeRun() {
    QVERIFY(m_events.front()["event"] == "phase");
    QVERIFY(m_events.back()["event"] == "finished");
    std::size_t epochs = 0;
    std::size_t steps = 0;
    const auto history = readRun(m_run).value().history;
    for (const auto& event : m_events) {
      if (event["event"] == "step") ++steps;
      if (event["event"] != "epoch") continue;
      const auto& row = history.at(epochs++);
      QVERIFY(event["epoch"] == row.epoch);
      QVERIFY(event["epochs"] == 12);
      QVERIFY(std::abs(event["loss"].get<double>() - row.loss) < 1e-8 * row.loss);
      for (const char* key : {"accuracy", "val_loss", "val_accuracy", "learning_rate", "seconds"})
        QVERIFY2(event[key].is_number(), key);
    }
    QCOMPARE(epochs, history.size());
    QCOMPARE(steps, std::size_t{12 * 3});  // 24 images in batches of 8
  }

  void whatIsAnnouncedIsExtracted_data() {
    QTest::addColumn<QString>("settings");
    QTest::addColumn<int>("images");  // 32 Training, 16 Test; of Training 8 are held out
    QTest::addColumn<int>("steps");
    QTest::newRow("plain") << "" << 32 + 16 << 3;
    QTest::newRow("Test validates") << "validation=test" << 32 + 16 << 4;
    QTest::newRow("views") << "augmentation=horizontal_flip=true views=2" << 2 * 24 + 8 + 16 << 3;
    QTest::newRow("drawn afresh") << "augmentation=horizontal_flip=true views=0 standardize=false"
                                  << 8 + 16 << 3;
    QTest::newRow("drawn afresh, standardised")
        << "augmentation=horizontal_flip=true views=0" << 32 + 16 << 3;
    QTest::newRow("composites") << "augmentation=wild views=1 looks=6" << 32 + 24 + 6 * 16 + 6 * 8
                                << 6;
    QTest::newRow("composites afresh")
        << "augmentation=wild views=0 looks=1 standardize=false" << 8 + 16 + 8 << 3;
  }

  void whatIsAnnouncedIsExtracted() {
    QFETCH(const QString, settings);
    QFETCH(const int, images);
    QFETCH(const int, steps);
    auto recipe = recipePreset("quick").value();
    recipe.imageSize = 64;
    recipe.epochs = 1;
    recipe.batchSize = 8;
    recipe.validation = ValidateOnFraction{0.25};
    for (const auto& setting : settings.split(u' ', Qt::SkipEmptyParts))
      QVERIFY(setRecipeValue(recipe, setting.section(u'=', 0, 0).toStdString(),
                             setting.section(u'=', 1).toStdString()));
    const auto dataset = scanDataset(m_data).value();
    const auto plan = planTraining(recipe, countTraining(recipe, dataset));
    CountingCallback callback;
    const test::TemporaryFolder folder;  // its cache, too: what is kept is not extracted again
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((folder / "cache").string()));
    const auto trained =
        loadEngine().value()->train({m_data, folder / "run", recipe, {"cpu", 2}}, callback);
    QVERIFY2(trained, trained ? "" : trained.error().message().c_str());
    QCOMPARE(plan.kept(), static_cast<std::size_t>(images));
    QCOMPARE(callback.announced, plan.kept());
    QCOMPARE(callback.extracted, plan.kept());
    QCOMPARE(callback.steps, steps);
  }

  void runFolderHoldsWhatTheContractNames() {
    for (const char* name : {"recipe.json", "history.csv", "model.safetensors", "checkpoint",
                             "report.json", "log.txt"})
      QVERIFY2(fs::exists(m_run / name), name);
    const json report = json::parse(textOf(m_run / "report.json"));
    for (const char* key : {"epochs", "best_epoch", "test", "seconds", "images_per_second",
                            "device", "stopped_early"})
      QVERIFY2(report.contains(key), key);
    for (const char* key : {"features", "training", "evaluation", "total"})
      QVERIFY2(report["seconds"].contains(key), key);
    QVERIFY(m_events.back()["report"] == report);
    QVERIFY(report["images_per_second"].get<double>() > 0);
  }

  void evaluationOnTestIsKeptWithTheRun() {
    const EvaluationRequest request{m_run, m_data, Split::Test, {}};
    const auto kept = loadEvaluation(evaluationFile(request));
    QVERIFY(kept);
    QVERIFY(kept->stamp == stampEvaluation(request).value());  // who asks finds it
    const auto report = readRun(m_run).value().report.value();
    QCOMPARE(kept->evaluation.accuracy, report.test->accuracy);
    const auto evaluated = parse(
        test::runCli({"evaluate", "--model", m_run.c_str(), "--data", m_data.c_str(), "--json"},
                     m_home.path())
            .out);
    QCOMPARE(kept->evaluation.accuracy, evaluated["accuracy"].get<double>());
  }

  void drawnFruitIsLearned() {
    const auto report = readRun(m_run).value().report.value();
    QVERIFY(report.test->accuracy > 0.5);  // guessing is right in one of four
  }

  void modelHoldsTheRunsFigures() {
    const auto report = readRun(m_run).value().report.value();
    const json metrics = json::parse(loadModel(m_run).value().metricsJson);
    QCOMPARE(metrics["test"]["accuracy"].get<double>(), report.test->accuracy);
    QCOMPARE(metrics["best_epoch"].get<int>(), report.bestEpoch);
  }

  void evaluationThroughTheModelGivesTheReportsFigures() {
    const auto evaluated = test::runCli(
        {"evaluate", "--model", m_run.c_str(), "--data", m_data.c_str(), "--json"}, m_home.path());
    QVERIFY2(evaluated.exitCode == 0, evaluated.err);
    const json figures = parse(evaluated.out);
    const auto report = readRun(m_run).value().report.value();
    QCOMPARE(figures["images"].get<int>(), 16);
    QCOMPARE(figures["loss"].get<double>(), report.test->loss);
    QCOMPARE(figures["accuracy"].get<double>(), report.test->accuracy);
    QCOMPARE(figures["top5_accuracy"].get<double>(), report.test->top5Accuracy);
    QCOMPARE(figures["confusion"].size(), std::size_t{4});
  }

  void reportOfAnEvaluationIsWrittenIntoItsFolder() {
    const fs::path folder = m_home / "report";
    const auto evaluated = test::runCli({"evaluate", "--model", m_run.c_str(), "--data",
                                         m_data.c_str(), "--report", folder.c_str()},
                                        m_home.path());
    QVERIFY2(evaluated.exitCode == 0, evaluated.err);
    for (const char* name : {"report.json", "per_class.csv", "confusion.csv"})
      QVERIFY2(fs::exists(folder / name), name);
  }

  void unreadableImageIsSaidAndTheOthersEvaluated() {
    const fs::path data = m_home / "partly";
    fs::copy(m_data, data, fs::copy_options::recursive);
    const auto dataset = scanDataset(data).value();
    const auto& broken = dataset.test[3].file;
    fs::resize_file(data / broken, 300);
    const auto evaluated = test::runCli(
        {"evaluate", "--model", m_run.c_str(), "--data", data.c_str(), "--json"}, m_home.path());
    QVERIFY2(evaluated.exitCode == 0, evaluated.err);
    QVERIFY(evaluated.err.contains(broken.c_str()));
    QVERIFY(evaluated.err.contains("1 of 16 images could not be read"));
    const json figures = parse(evaluated.out);
    QCOMPARE(figures["images"].get<int>(), 15);
    QCOMPARE(figures["errors"].size(), std::size_t{1});
    QCOMPARE(figures["errors"][0]["file"].get<std::string>(), broken);
    std::size_t counted = 0;
    for (const auto& row : figures["confusion"])
      for (const auto& count : row) counted += count.get<std::size_t>();
    QCOMPARE(counted, std::size_t{15});
    for (const auto& sample : dataset.test) fs::resize_file(data / sample.file, 300);
    const auto none =
        test::runCli({"evaluate", "--model", m_run.c_str(), "--data", data.c_str()}, m_home.path());
    QCOMPARE(none.exitCode, 1);
    QVERIFY(none.err.contains("none of the 16 images"));
  }

  void libraryGivesTheCommandLinesAnswers() {
    const auto printed =
        test::runCli({"classify", "--model", m_run.c_str(), (m_data / "Test").c_str(), "--top", "3",
                      "--threads", "2", "--json"},
                     m_home.path());
    QVERIFY2(printed.exitCode == 0, printed.err);
    const json rows = parse(printed.out);
    QCOMPARE(rows.size(), std::size_t{16});

    const auto engine = loadEngine().value();
    const auto classifier = engine->openClassifier(m_run, {.threads = 2}).value();
    std::vector<fs::path> files;
    for (const auto& row : rows) files.emplace_back(row["file"].get<std::string>());
    std::size_t i = 0;
    const auto receive = [&](const Prediction& prediction) {
      const json& row = rows.at(i++);
      QVERIFY(row["error"].is_null());
      QCOMPARE(row["predictions"].size(), std::size_t{3});
      for (std::size_t k = 0; k < 3; ++k) {
        const auto& [label, probability] = prediction.predictions.at(k);
        QCOMPARE(row["predictions"][k]["label"].get<std::string>(), label);
        QCOMPARE(row["predictions"][k]["probability"].get<double>(), probability);
      }
    };
    QVERIFY(classifier->classifyFiles(files, 3, receive).has_value());
    QCOMPARE(i, rows.size());
  }

  void probabilitiesFallAndAddUpToOne() {
    const auto engine = loadEngine().value();
    const auto classifier = engine->openClassifier(m_run, {}).value();
    const auto prediction = classifier->classify(readImage(testImage()).value(), 100).value();
    const auto& answer = prediction.predictions;
    QCOMPARE(answer.size(), std::size_t{4});
    double sum = 0;
    for (const auto& each : answer) sum += each.probability;
    QVERIFY(std::abs(sum - 1) < 1e-5);
    QVERIFY(std::ranges::is_sorted(answer, std::greater<>(), &LabelProbability::probability));
  }

  /// 64 pixels of input: six looks are worth it at images of 100.
  void recipeForPhotosLooksSixTimesCalibratesAndSumsVarieties() {
    const test::TemporaryFolder home;
    const fs::path run = home / "photos";
    const auto classes = scanDataset(m_data).value().classes;
    const auto groups = "Both=" + classes.at(0) + "|" + classes.at(1);
    const auto trained =
        test::runCli({"train", "--recipe", "photos", "--data", m_data.c_str(), "--out", run.c_str(),
                      "--image-size", "64", "--epochs", "4", "--batch-size", "16", "--validation",
                      "0.25", "--groups", groups.c_str(), "--quiet", "--json"},
                     home.path());
    QVERIFY2(trained.exitCode == 0, trained.err);
    const auto model = loadModel(run).value();
    QCOMPARE(model.looks, 6);
    QVERIFY(model.temperature > 0 && model.temperature != 1);

    const auto evaluated = test::runCli(
        {"evaluate", "--model", run.c_str(), "--data", m_data.c_str(), "--json"}, home.path());
    const json figures = parse(evaluated.out);
    QCOMPARE(figures["loss"].get<double>(), parse(trained.out)["test"]["loss"].get<double>());
    QCOMPARE(figures["accuracy"].get<double>(),
             parse(trained.out)["test"]["accuracy"].get<double>());

    const auto answered = test::runCli(
        {"classify", "--model", run.c_str(), testImage().c_str(), "--json"}, home.path());
    const json row = parse(answered.out)[0];
    QCOMPARE(row["groups"].size(), std::size_t{3});
    double both = 0;
    for (const auto& each : row["predictions"])
      if (each["label"] == classes.at(0) || each["label"] == classes.at(1))
        both += each["probability"].get<double>();
    for (const auto& each : row["groups"])
      if (each["label"] == "Both")
        QVERIFY(std::abs(each["probability"].get<double>() - both) < 1e-6);
  }

  void bundledModelAnswersWithoutBeingNamed() {
    const fs::path resources = m_home / "resources";
    fs::create_directories(resources / "models");
    fs::copy(m_run / "model.safetensors", resources / "models" / "fruits.safetensors");
    qputenv("POMONA_RESOURCES", resources.c_str());
    const auto answer = test::runCli({"classify", testImage().c_str(), "--json"}, m_home.path());
    fs::remove_all(resources);
    const auto none = test::runCli({"classify", testImage().c_str()}, m_home.path());
    qunsetenv("POMONA_RESOURCES");
    QVERIFY2(answer.exitCode == 0, answer.err);
    QCOMPARE(parse(answer.out)[0]["predictions"].size(), std::size_t{4});
    QCOMPARE(none.exitCode, 1);
    QVERIFY(none.err.contains("fruits.safetensors"));
  }

  void modelFileAloneIsEnough() {
    const test::TemporaryFolder elsewhere;
    fs::copy(m_run / "model.safetensors", elsewhere / "model.safetensors");
    qputenv("POMONA_RESOURCES", "/nonexistent");
    const auto answer =
        test::runCli({"classify", "--model", (elsewhere / "model.safetensors").c_str(),
                      testImage().c_str(), "--json"},
                     elsewhere.path());
    qunsetenv("POMONA_RESOURCES");
    QVERIFY2(answer.exitCode == 0, answer.err);
    QCOMPARE(parse(answer.out)[0]["predictions"].size(), std::size_t{4});
  }

  void brokenFileIsMarkedAndTheOthersGoOn() {
    const fs::path broken = m_home / "broken.jpg";
    writeText(broken, "no picture");
    const fs::path table = m_home / "table.csv";
    const auto some = test::runCli({"classify", "--model", m_run.c_str(), broken.c_str(),
                                    testImage().c_str(), "--json", "--csv", table.c_str()},
                                   m_home.path());
    QCOMPARE(some.exitCode, 0);
    const json rows = parse(some.out);
    QVERIFY(rows[0]["error"].get<std::string>().contains("broken.jpg"));
    QVERIFY(rows[0]["predictions"].empty());
    QVERIFY(rows[1]["error"].is_null());
    QCOMPARE(std::ranges::count(textOf(table), '\n'), 3);

    const auto none =
        test::runCli({"classify", "--model", m_run.c_str(), broken.c_str()}, m_home.path());
    QCOMPARE(none.exitCode, 1);
    QVERIFY(none.err.contains("broken.jpg"));
  }

  void folderWithoutImagesIsARowAndTheOthersGoOn() {
    const fs::path empty = m_home / "no pictures";
    fs::create_directories(empty);
    const auto some = test::runCli(
        {"classify", "--model", m_run.c_str(), empty.c_str(), testImage().c_str(), "--json"},
        m_home.path());
    QCOMPARE(some.exitCode, 0);
    const json rows = parse(some.out);
    QCOMPARE(rows.size(), std::size_t{2});
    QVERIFY(rows[0]["error"].get<std::string>().contains("no pictures"));
    QVERIFY(rows[1]["error"].is_null());
  }

  void skippedFilesOfAFolderAreSaid() {
    const fs::path folder = m_home / "mixed";
    fs::create_directories(folder);
    fs::copy_file(testImage(), folder / "a.jpg");
    writeText(folder / "old.gif", "GIF89a");
    const auto answer = test::runCli(
        {"classify", "--model", m_run.c_str(), folder.c_str(), "--json"}, m_home.path());
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(parse(answer.out).size(), std::size_t{1});
    QVERIFY(answer.err.contains("skipped a file"));
    QVERIFY(answer.err.contains("old.gif"));
  }

  void sameSeedFromCachedFeaturesIsTheSameRun() {
    const fs::path again = m_home / "again";
    QCOMPARE(test::runCli(trainInto(again), m_home.path()).exitCode, 0);
    const auto first = readRun(m_run).value();
    const auto second = readRun(again).value();
    QVERIFY(withoutSeconds(first.history) == withoutSeconds(second.history));
    QCOMPARE(second.report->imagesPerSecond, 0.0);  // nothing passed through the network
    QVERIFY(textOf(m_run / "model.safetensors") == textOf(again / "model.safetensors"));
  }

  void damagedCacheIsNoticedAndExtractedAgain() {
    int damaged = 0;
    for (const auto& entry : fs::recursive_directory_iterator(m_home / "cache"))
      if (entry.path().filename() == "data") {
        std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(entry.file_size() / 2));
        file.write("damage!!", 8);
        ++damaged;
      }
    QCOMPARE(damaged, 2);  // Training and Test
    const fs::path again = m_home / "damaged";
    const auto trained = test::runCli(trainInto(again), m_home.path());
    QCOMPARE(trained.exitCode, 0);
    QVERIFY(trained.out.contains("damaged and are extracted again"));
    QVERIFY(textOf(m_run / "model.safetensors") == textOf(again / "model.safetensors"));
  }

  void float32RunIsEvaluatedInFloat32() {
    const fs::path run = m_home / "float32";
    QCOMPARE(test::runCli(trainInto(run) << "--precision" << "float32", m_home.path()).exitCode, 0);
    const auto evaluated = test::runCli(
        {"evaluate", "--model", run.c_str(), "--data", m_data.c_str(), "--json"}, m_home.path());
    QCOMPARE(parse(evaluated.out)["loss"].get<double>(), readRun(run)->report->test->loss);
  }

  void cachedViewsAndArticlesHeadTrain() {
    const fs::path run = m_home / "views";
    auto arguments = trainInto(run);
    arguments << "--augmentation" << "article" << "--views" << "2" << "--head" << "flatten"
              << "--optimizer" << "sgd" << "--schedule" << "cosine" << "--drop-remainder";
    const auto trained = test::runCli(arguments, m_home.path());
    QVERIFY2(trained.exitCode == 0, trained.err);
    QVERIFY(readRun(run)->report->test->accuracy > 0.5);
  }

  void fineTunedBlockIsInTheModelAndNothingElseOfTheBackbone() {
    const fs::path run = m_home / "tuned";
    auto arguments = trainInto(run);
    arguments.replace(arguments.indexOf("12"), "1");  // the head still has much to learn
    arguments << "--head" << "gap,dense:32:relu,dropout:0.3" << "--fine-tune-from"
              << "blocks.15.expand" << "--fine-tune-epochs" << "6" << "--fine-tune-learning-rate"
              << "0.001";
    const auto trained = test::runCli(arguments, m_home.path());
    QVERIFY2(trained.exitCode == 0, trained.err);
    QVERIFY(trained.out.contains(R"("phase":"fine-tuning")"));
    const auto record = readRun(run).value();
    QCOMPARE(record.history.size(), std::size_t{7});
    QCOMPARE(record.history.back().epochs, 7);
    QVERIFY(record.report->bestEpoch > 1);

    const auto before = loadModel(m_run).value();
    const auto after = loadModel(run).value();
    const auto layers = backboneArchitecture(before.backbone, before.imageSize).layers();
    bool tuned = false;
    for (const auto& layer : layers) {
      tuned = tuned || layer.name == "blocks.15.expand";
      for (const auto& spec : layer.weights) {
        const bool changed = tuned && !spec.isStatistic();
        QVERIFY2((after.backboneWeights.at(spec.name) != before.backboneWeights.at(spec.name)) ==
                     changed,
                 spec.name.c_str());
      }
    }

    const json figures =
        parse(test::runCli({"evaluate", "--model", run.c_str(), "--data", m_data.c_str(), "--json"},
                           m_home.path())
                  .out);
    QCOMPARE(figures["loss"].get<double>(), record.report->test->loss);
    QCOMPARE(figures["accuracy"].get<double>(), record.report->test->accuracy);
    const auto answer = test::runCli(
        {"classify", "--model", run.c_str(), testImage().c_str(), "--json"}, m_home.path());
    QVERIFY2(answer.exitCode == 0, answer.err);
  }

  void fineTuningThatMakesItWorseChangesNothing() {
    const fs::path run = m_home / "spoilt";
    const auto trained =
        test::runCli(trainInto(run) << "--fine-tune-from" << "blocks.15.expand"
                                    << "--fine-tune-epochs" << "2" << "--fine-tune-learning-rate"
                                    << "1" << "--schedule" << "constant",
                     m_home.path());
    QVERIFY2(trained.exitCode == 0, trained.err);
    const fs::path plain = m_home / "unspoilt";
    QCOMPARE(test::runCli(trainInto(plain) << "--schedule" << "constant", m_home.path()).exitCode,
             0);
    const auto report = readRun(run)->report.value();
    QVERIFY(report.bestEpoch <= 12);
    QVERIFY(report.test == readRun(plain)->report->test);
    QVERIFY(loadModel(run)->backboneWeights == loadModel(plain)->backboneWeights);
    QVERIFY(loadModel(run)->headWeights == loadModel(plain)->headWeights);
  }

  void fineTuningGoesWithViewsCompositesAndFlatten_data() {
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("views, flatten")
        << QStringList{"--augmentation", "article", "--views", "2", "--head", "flatten"};
    QTest::newRow("composites") << QStringList{"--augmentation", "wild", "--views", "1",
                                               "--looks",        "6"};
    QTest::newRow("Test validates") << QStringList{};
  }
  void fineTuningGoesWithViewsCompositesAndFlatten() {
    QFETCH(const QStringList, settings);
    const fs::path run = m_home / QTest::currentDataTag();
    auto arguments = trainInto(run) + settings;
    if (settings.empty()) arguments.replace(arguments.indexOf("0.25"), "test");
    arguments << "--fine-tune-from" << "blocks.14.depthwise" << "--fine-tune-epochs" << "2";
    const auto trained = test::runCli(arguments, m_home.path());
    QVERIFY2(trained.exitCode == 0, trained.err);
    const auto record = readRun(run).value();
    QCOMPARE(record.history.size(), std::size_t{14});
    const json figures =
        parse(test::runCli({"evaluate", "--model", run.c_str(), "--data", m_data.c_str(), "--json"},
                           m_home.path())
                  .out);
    QCOMPARE(figures["loss"].get<double>(), record.report->test->loss);
  }

  void weightsWithoutANameAreRefused() {
    const auto refused =
        test::runCli({"features", "--backbone", "efficientnet_lite0", "--weights", "", "--out",
                      (m_home / "none.safetensors").c_str(), testImage().c_str()},
                     m_home.path());
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains("--weights"), refused.err);
  }

  void featuresAreFlattenedRowsOfTheNetworksOutput() {
    const fs::path out = m_home / "features.safetensors";
    const auto made =
        test::runCli({"features", "--backbone", "efficientnet_lite0", "--image-size", "64", "--out",
                      out.c_str(), "--json", testImage().c_str(), testImage().c_str()},
                     m_home.path());
    QVERIFY2(made.exitCode == 0, made.err);
    QCOMPARE(parse(made.out)["features"].get<int>(), 1280 * 2 * 2);
    const auto tensor = readSafetensors(out).value().tensors.at("features");
    QVERIFY((tensor.shape == std::vector<std::int64_t>{2, std::int64_t{1280} * 2 * 2}));
    QVERIFY(tensor.dtype == DType::F32);
  }

  void devicesSayWhyTheyAreTheDefault() {
    const json devices = parse(test::runCli({"devices", "--json"}, m_home.path()).out);
    QCOMPARE(std::ranges::count_if(devices, [](const json& d) { return d["default"] == true; }), 1);
    for (const auto& device : devices) {
      QVERIFY(!device["reason"].get<std::string>().empty());
      const bool told = device["kind"] == "cuda" && !device["memory_used"].is_null();
      QVERIFY(told || device.at("memory_used").is_null());  // of a GPU, where the driver tells it
      QVERIFY(device.contains("use_percent"));
    }
    const auto cuda = test::runCli({"features", "--device", "cuda:99", "--out", "/tmp/x",
                                    "--backbone", "efficientnet_lite0", testImage().c_str()},
                                   m_home.path());
    QCOMPARE(cuda.exitCode, 1);
    QVERIFY(cuda.err.contains("cuda:99"));
  }

  void problemsOfTheDatasetAreSaidBeforeItIsTrainedOn() {
    const fs::path data = m_home / "incomplete";
    fs::copy(m_data, data, fs::copy_options::recursive);
    const auto removed = fs::directory_iterator(data / "Training")->path();
    fs::remove_all(removed);
    const auto trained =
        test::runCli({"train", "--data", data.c_str(), "--out", (m_home / "warned").c_str(),
                      "--image-size", "64", "--epochs", "1", "--validation", "0.25", "--quiet"},
                     m_home.path());
    QCOMPARE(trained.exitCode, 0);
    QVERIFY2(trained.err.contains("the dataset has a problem: "), trained.err);
    QVERIFY(trained.err.contains("\"" + QByteArray(removed.filename().c_str()) +
                                 "\" has no image in Training"));
  }

  void outputThatCannotBeWrittenIsAFailure() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(POMONA_BIN_DIR "/pomona-cli", {"dataset", "info", m_data.c_str()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("cannot be written"));
  }

  void threadsThatWaitLeaveTheProcessorToOthers() {
    qputenv("OMP_DISPLAY_ENV", "verbose");
    const auto shown = test::runCli({"devices"}, m_home.path());
    qunsetenv("OMP_DISPLAY_ENV");
    QVERIFY2(shown.err.contains("GOMP_SPINCOUNT = '2000'"), shown.err);
  }

  void unusableRequestsAreOneLineThatNamesTheCause_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::addColumn<int>("exitCode");
    const QString data = m_data.c_str();
    const fs::path empty = m_home / "empty";
    fs::create_directories(empty);
    const fs::path single = m_home / "single";
    fs::create_directories(single / "Training");
    fs::copy(fs::directory_iterator(m_data / "Training")->path(), single / "Training" / "Apple");
    const fs::path few = m_home / "few.json";
    writeText(few, R"({"epochs": 0})");
    const fs::path odd = m_home / "odd.json";
    writeText(odd, R"({"epoch": 3})");
    const QString embedded = POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors";
    QTest::newRow("no folder") << QStringList{"--data", "/nonexistent/fruit"} << "/nonexistent"
                               << 1;
    QTest::newRow("empty folder") << QStringList{"--data", empty.c_str()} << "empty" << 1;
    QTest::newRow("one class") << QStringList{"--data", single.c_str()} << "single" << 1;
    QTest::newRow("existing run") << QStringList{"--data", data, "--out", m_run.c_str()} << "run"
                                  << 1;
    QTest::newRow("read-only place")
        << QStringList{"--data", data, "--out", "/proc/run"} << "/proc" << 1;
    QTest::newRow("value out of range")
        << QStringList{"--data", data, "--recipe", few.c_str()} << "1..10000" << 1;
    QTest::newRow("layer of another network")
        << QStringList{"--data", data, "--fine-tune-from", "block5_conv1"} << "blocks." << 2;
    QTest::newRow("unknown key") << QStringList{"--data", data, "--recipe", odd.c_str()}
                                 << "\"epoch\"" << 1;
    QTest::newRow("no weights") << QStringList{"--data", data, "--recipe", "best"} << "vgg19" << 1;
    QTest::newRow("weights of another network")
        << QStringList{"--data", data, "--recipe", "best", "--weights", embedded}
        << "efficientnet_lite0.safetensors" << 1;
    QTest::newRow("no run") << QStringList{"--resume", empty.c_str()} << "empty" << 1;
    QTest::newRow("folder with other files")
        << QStringList{"--data", data, "--out", data} << "other files" << 1;
    QTest::newRow("unknown device")
        << QStringList{"--data", data, "--device", "gpu"} << "cuda:N" << 2;
    QTest::newRow("two outputs") << QStringList{"--data", data, "--json", "--json-events"}
                                 << "--json" << 2;
    QTest::newRow("flag out of range")
        << QStringList{"--data", data, "--epochs", "0"} << "1..10000" << 2;
    QTest::newRow("unknown backbone")
        << QStringList{"--data", data, "--backbone", "vgg11"} << "vgg16, vgg19" << 2;
    QTest::newRow("resumed with settings")
        << QStringList{"--resume", m_run.c_str(), "--epochs", "9"} << "--epochs" << 2;
  }

  void unusableRequestsAreOneLineThatNamesTheCause() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    QFETCH(int, exitCode);
    const auto refused = test::runCli(QStringList{"train", "--quiet"} + arguments, m_home.path());
    QCOMPARE(refused.exitCode, exitCode);
    QVERIFY2(refused.err.contains(named.toUtf8()), refused.err);
    QVERIFY(refused.out.isEmpty());
    if (exitCode == 1) QCOMPARE(refused.err.count('\n'), 1);
  }
};

QTEST_GUILESS_MAIN(TestEndToEnd)
#include "test_end_to_end.moc"
