// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/nn.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

#include "nn/head.h"
#include "support/support.h"
#include "train/feature_table.h"
#include "train/schedule.h"
#include "train/trainer.h"

using namespace pomona;

namespace {

constexpr std::int64_t columns = 12;
constexpr int classes = 3;
constexpr int batchSize = 16;

/// Images 0, 1, 2 ... of the classes 0, 1, 2, 0 ...: a bump in the class's four columns, and noise.
FeatureTable makeTable(const std::string& name, std::int64_t images, int seed, int shift = 0) {
  torch::manual_seed(seed);
  auto features = 0.3 * torch::randn({images, columns});
  std::vector<int> labels;
  for (std::int64_t i = 0; i < images; ++i) {
    features[i].narrow(0, i % classes * 4, 4) += 1;
    labels.push_back(static_cast<int>((i + shift) % classes));
  }
  return test::tableOf(name, features, std::move(labels));
}

TrainingRecipe recipeOf(Optimizer optimizer = Optimizer::Adam, int epochs = 3) {
  TrainingRecipe recipe;
  recipe.optimizer = optimizer;
  recipe.epochs = epochs;
  recipe.batchSize = batchSize;
  recipe.learningRate = 0.05;
  recipe.schedule = Schedule::OneCycle;
  recipe.weightDecay = optimizer == Optimizer::Adam ? 0 : 0.01;
  recipe.labelSmoothing = 0.1;
  return recipe;
}

/// Three epochs and two more at another learning rate.
TrainingRecipe tunedRecipe() {
  TrainingRecipe recipe = recipeOf();
  recipe.fineTuneFrom = "a layer";
  recipe.fineTuneEpochs = 2;
  recipe.fineTuneLearningRate = 0.02;
  return recipe;
}

/// A training from its start, with all that it needs.
class Run : public TrainingCallback {
 public:
  Run(const TrainingRecipe& recipe, std::vector<FeatureTable> views, FeatureTable validation)
      : Run(recipe, std::move(views), std::move(validation), headStage(recipe)) {}
  Run(const TrainingRecipe& recipe, std::vector<FeatureTable> views, FeatureTable validation,
      Stage stage)
      : head(Head::create(columns, classes, recipe.head, recipe.seed, torch::kCPU)),
        m_source(cachedSource(std::move(views), recipe.batchSize, recipe.seed)),
        trainer(recipe, stage, head, *m_source, std::move(validation), torch::kCPU) {}

  Result<void> go() {
    return trainer.run(*this, [](bool) { return Result<void>(); }, m_stop.get_token());
  }
  /// Stops after so many steps.
  Result<void> goSteps(std::size_t count) {
    m_last = steps.size() + count;
    return go();
  }
  void onStep(const StepEvent& event) override {
    steps.push_back(event);
    if (steps.size() == m_last) m_stop.request_stop();
  }
  void onEpoch(const EpochEvent& event) override { epochs.push_back(event); }

  Head head;

 private:
  std::unique_ptr<FeatureSource> m_source;
  std::stop_source m_stop;
  std::size_t m_last = 0;

 public:
  Trainer trainer;
  std::vector<StepEvent> steps;
  std::vector<EpochEvent> epochs;
};

/// Without the seconds, which no two runs share.
std::vector<EpochRecord> historyOf(const Run& run) {
  auto history = run.trainer.history();
  for (auto& record : history) record.seconds = 0;
  return history;
}

using Change = std::function<void(Checkpoint&, nlohmann::json&)>;

}  // namespace

class TestTrainer : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_home;
  FeatureTable m_training;    // 60 images: four steps, the last of 12 images
  FeatureTable m_second;      // another view of them
  FeatureTable m_validation;  // 30 images
  FeatureTable m_misleading;  // 30 images with the labels of other classes

  Run run(const TrainingRecipe& recipe) { return {recipe, {m_training}, m_validation}; }

 private Q_SLOTS:
  void initTestCase() {
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(m_home.path().string()));
    m_training = makeTable("training", 60, 1);
    m_second = makeTable("second view", 60, 2);
    m_validation = makeTable("validation", 30, 3);
    m_misleading = makeTable("misleading", 30, 3, 1);
  }

  void separableFeaturesAreLearnt_data() {
    QTest::addColumn<TrainingRecipe>("recipe");
    QTest::newRow("adam") << recipeOf(Optimizer::Adam, 8);
    QTest::newRow("adamw") << recipeOf(Optimizer::AdamW, 8);
    QTest::newRow("sgd") << recipeOf(Optimizer::Sgd, 8);
  }
  void separableFeaturesAreLearnt() {
    QFETCH(const TrainingRecipe, recipe);
    Run training = run(recipe);
    QVERIFY(training.go().has_value());
    QCOMPARE(training.trainer.history().back().valAccuracy, 1.0);
    QCOMPARE(training.trainer.history().back().accuracy, 1.0);
    QVERIFY(training.epochs.back().record.loss < training.epochs.front().record.loss);
  }

  // Evaluation's, so that val_loss and Test loss of the same images agree.
  void validationLossIsPlainUnlessTheRunIsOlder() {
    TrainingRecipe recipe = recipeOf(Optimizer::Adam, 1);
    recipe.labelSmoothing = 0.3;
    for (const double reported : {0.0, 0.3}) {
      Stage stage = headStage(recipe);
      QCOMPARE(stage.reportedSmoothing, 0.0);
      stage.reportedSmoothing = reported;
      Run training(recipe, {m_training}, m_validation, stage);
      QVERIFY(training.go().has_value());
      const auto logits = training.head.logits(m_validation.gather(m_validation.rows)).detach();
      const std::vector<std::int64_t> labels(m_validation.labels.begin(),
                                             m_validation.labels.end());
      const auto expected = torch::nn::CrossEntropyLoss(
                                torch::nn::CrossEntropyLossOptions().label_smoothing(reported))(
                                logits, torch::tensor(labels))
                                .item<double>();
      QVERIFY(std::abs(training.epochs.at(0).record.valLoss - expected) < 1e-6);
    }
  }

  void lossAndGradientAreTorchs_data() {
    QTest::addColumn<double>("smoothing");
    QTest::addColumn<bool>("standardize");
    QTest::newRow("plain") << 0.0 << false;
    QTest::newRow("smoothed") << 0.1 << false;
    QTest::newRow("standardized") << 0.1 << true;
  }
  // The gradient is that of the smoothed loss, what is reported the plain one.
  void lossAndGradientAreTorchs() {
    QFETCH(const double, smoothing);
    QFETCH(const bool, standardize);
    TrainingRecipe recipe = recipeOf(Optimizer::Sgd, 1);
    recipe.schedule = Schedule::Constant;
    recipe.learningRate = 1;  // the step is the gradient
    recipe.momentum = recipe.weightDecay = 0;
    recipe.labelSmoothing = smoothing;
    recipe.head.standardize = standardize;
    recipe.batchSize = 60;
    Run training = run(recipe);

    torch::Tensor x = m_training.gather(m_training.rows).to(torch::kFloat32);
    if (standardize) {
      const auto [mean, std] = featureStatistics(std::span(&m_training, 1));
      training.head.standardize(mean, std);
      x = (x - mean) / std;
    }
    torch::nn::Linear linear(columns, classes);
    {
      const torch::NoGradGuard guard;
      linear->weight.copy_(training.head.parameters()[0].t());
      linear->bias.copy_(training.head.parameters()[1]);
    }
    const std::vector<std::int64_t> labels(m_training.labels.begin(), m_training.labels.end());
    const auto loss = torch::nn::CrossEntropyLoss(
        torch::nn::CrossEntropyLossOptions().label_smoothing(smoothing))(linear(x),
                                                                         torch::tensor(labels));
    loss.backward();
    const auto plain = torch::cross_entropy_loss(linear(x), torch::tensor(labels)).item<double>();

    QVERIFY(training.go().has_value());
    QVERIFY(std::abs(training.steps.at(0).loss - plain) < 1e-5);
    QVERIFY(std::abs(training.epochs.at(0).record.loss - plain) < 1e-5);
    const auto after = training.head.parameters();
    const torch::NoGradGuard guard;
    QVERIFY(torch::allclose(after[0], (linear->weight - linear->weight.grad()).t(), 1e-5, 1e-5));
    QVERIFY(torch::allclose(after[1], linear->bias - linear->bias.grad(), 1e-5, 1e-5));
    QVERIFY(linear->weight.grad().abs().max().item<double>() > 0.01);
  }

  void eventsAndHistoryTellTheSame() {
    Run training = run(recipeOf());
    QVERIFY(training.go().has_value());
    QCOMPARE(training.steps.size(), std::size_t{12});
    QCOMPARE(training.epochs.size(), std::size_t{3});
    for (std::size_t i = 0; i < 12; ++i) {
      const auto& step = training.steps[i];
      QCOMPARE(step.epoch, static_cast<int>(i) / 4 + 1);
      QCOMPARE(step.step, static_cast<int>(i) % 4 + 1);
      QCOMPARE(step.steps, 4);
      QCOMPARE(step.learningRate,
               learningRateAt(Schedule::OneCycle, 0.05, static_cast<std::int64_t>(i), 12));
    }
    for (std::size_t e = 0; e < 3; ++e) {
      double loss = 0;
      double correct = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        const double images = i < 3 ? 16 : 12;
        loss += training.steps[4 * e + i].loss * images;
        correct += training.steps[4 * e + i].accuracy * images;
      }
      const auto& record = training.epochs[e].record;
      QVERIFY(std::abs(record.loss - loss / 60) < 1e-12);
      QVERIFY(std::abs(record.accuracy - correct / 60) < 1e-12);
      QCOMPARE(record.learningRate, training.steps[4 * e + 3].learningRate);
      QVERIFY(record == training.trainer.history()[e]);
    }
  }

  void remainderIsDroppedOnRequest() {
    TrainingRecipe recipe = recipeOf();
    QCOMPARE(run(recipe).trainer.stepsPerEpoch(), 4);
    recipe.dropRemainder = true;
    Run training = run(recipe);
    QCOMPARE(training.trainer.stepsPerEpoch(), 3);
    QVERIFY(training.go().has_value());
    QCOMPARE(training.steps.size(), std::size_t{9});
  }

  void seedDecidesEveryBit() {
    TrainingRecipe recipe = recipeOf();
    const auto train = [&] {
      Run training(recipe, {m_training, m_second}, m_validation);
      training.go().value();
      return std::pair(training.head.tensors(), historyOf(training));
    };
    const auto first = train();
    QVERIFY(train() == first);
    recipe.seed = 2;
    QVERIFY(train() != first);
  }

  void restoredTrainingEndsBitForBitAlike_data() {
    QTest::addColumn<TrainingRecipe>("recipe");
    QTest::addColumn<int>("stopAfter");
    for (const auto optimizer : {Optimizer::Adam, Optimizer::AdamW, Optimizer::Sgd})
      for (int steps = 1; steps <= 12; ++steps)
        QTest::addRow("optimizer %d, step %d", static_cast<int>(optimizer), steps)
            << recipeOf(optimizer) << steps;
  }
  void restoredTrainingEndsBitForBitAlike() {
    QFETCH(const TrainingRecipe, recipe);
    QFETCH(const int, stopAfter);
    Run whole(recipe, {m_training, m_second}, m_validation);
    QVERIFY(whole.go().has_value());

    Run first(recipe, {m_training, m_second}, m_validation);
    const auto stopped = first.goSteps(static_cast<std::size_t>(stopAfter));
    if (stopAfter < 12) QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QCOMPARE(first.steps.size(), static_cast<std::size_t>(stopAfter));
    const auto checkpoint = first.trainer.checkpoint();
    Run second(recipe, {m_training, m_second}, m_validation);
    QVERIFY(second.trainer.restore(checkpoint).has_value());
    QVERIFY(second.trainer.checkpoint() == checkpoint);
    QVERIFY(second.go().has_value());
    QCOMPARE(first.steps.size() + second.steps.size(), std::size_t{12});
    QVERIFY(second.head.tensors() == whole.head.tensors());
    QVERIFY(historyOf(second) == historyOf(whole));
    QCOMPARE(second.trainer.bestEpoch(), whole.trainer.bestEpoch());
  }

  void secondStageGoesOnWithEpochsHistoryAndBest() {
    TrainingRecipe recipe = tunedRecipe();
    Run first(recipe, {m_training}, m_validation);
    QVERIFY(first.go().has_value());
    Run second(recipe, {m_training}, m_validation, tuningStage(recipe));
    second.head.load(first.head.tensors());
    second.trainer.follow(first.trainer);
    QVERIFY(second.go().has_value());
    const auto& history = second.trainer.history();
    QCOMPARE(history.size(), std::size_t{5});
    QVERIFY(std::equal(history.begin(), history.begin() + 3, first.trainer.history().begin()));
    for (std::size_t e = 0; e < 5; ++e) {
      QCOMPARE(history[e].epoch, static_cast<int>(e) + 1);
      QCOMPARE(history[e].epochs, 5);
    }
    QCOMPARE(second.steps.front().epoch, 4);
    for (std::size_t i = 0; i < 8; ++i)  // a schedule of its own
      QCOMPARE(second.steps[i].learningRate,
               learningRateAt(Schedule::OneCycle, 0.02, static_cast<std::int64_t>(i), 8));
    QCOMPARE(second.trainer.steps().steps().size(), std::size_t{20});
    QVERIFY(second.trainer.isBest());  // the loss still falls
  }

  void secondStageThatIsWorseLeavesTheBestOfTheFirst() {
    TrainingRecipe recipe = tunedRecipe();
    Run first(recipe, {m_training}, m_validation);
    QVERIFY(first.go().has_value());
    recipe.fineTuneLearningRate = 1;
    recipe.fineTuneEpochs = 7;
    recipe.patience = 2;
    Run second(recipe, {m_training}, m_misleading, tuningStage(recipe));
    second.head.load(first.head.tensors());
    second.trainer.follow(first.trainer);
    QVERIFY(second.go().has_value());
    QVERIFY(!second.trainer.isBest());
    QCOMPARE(second.trainer.bestEpoch(), first.trainer.bestEpoch());
    QVERIFY(second.head.tensors() == first.head.tensors());
    // Its own patience, counted from its own first epoch.
    QVERIFY(second.trainer.stoppedEarly());
    QVERIFY(second.trainer.history().size() >= 6 && second.trainer.history().size() < 10);
  }

  void secondStageRestoredEndsBitForBitAlike_data() {
    QTest::addColumn<int>("stopAfter");
    for (int steps = 1; steps <= 8; ++steps) QTest::addRow("step %d", steps) << steps;
  }
  void secondStageRestoredEndsBitForBitAlike() {
    QFETCH(const int, stopAfter);
    const TrainingRecipe recipe = tunedRecipe();
    Run first(recipe, {m_training}, m_validation);
    QVERIFY(first.go().has_value());
    QVERIFY(!isOfTuning(first.trainer.checkpoint()));
    const auto begin = [&] {
      return std::make_unique<Run>(recipe, std::vector{m_training}, m_validation,
                                   tuningStage(recipe));
    };
    const auto follow = [&](Run& run) {
      run.head.load(first.head.tensors());
      run.trainer.follow(first.trainer);
    };
    const auto whole = begin();
    follow(*whole);
    QVERIFY(whole->go().has_value());
    const auto broken = begin();
    follow(*broken);
    (void)broken->goSteps(static_cast<std::size_t>(stopAfter));
    const auto checkpoint = broken->trainer.checkpoint();
    QVERIFY(isOfTuning(checkpoint));
    const auto resumed = begin();
    const auto restored = resumed->trainer.restore(checkpoint);
    QVERIFY2(restored.has_value(), restored ? "" : restored.error().message().c_str());
    QVERIFY(resumed->trainer.checkpoint() == checkpoint);
    QVERIFY(resumed->go().has_value());
    QVERIFY(resumed->head.tensors() == whole->head.tensors());
    QVERIFY(historyOf(*resumed) == historyOf(*whole));
    QCOMPARE(resumed->trainer.bestEpoch(), whole->trainer.bestEpoch());
    QCOMPARE(resumed->trainer.isBest(), whole->trainer.isBest());
  }

  void checkpointOfAnOlderPomonaIsThatOfAHead() {
    Run first = run(recipeOf());
    QVERIFY(!first.goSteps(6));
    auto checkpoint = first.trainer.checkpoint();
    auto state = nlohmann::json::parse(checkpoint.stateJson);
    for (const char* key : {"first_epoch", "overall_best_epoch", "overall_best"}) state.erase(key);
    checkpoint.stateJson = state.dump();
    QVERIFY(!isOfTuning(checkpoint));
    Run second = run(recipeOf());
    QVERIFY(second.trainer.restore(checkpoint).has_value());
    QCOMPARE(second.trainer.bestEpoch(), 1);
  }

  void divergedTrainingCanBeResumed() {
    TrainingRecipe recipe = recipeOf(Optimizer::Sgd);
    recipe.learningRate = 1e30;
    Run first = run(recipe);
    QCOMPARE(first.goSteps(6).error().code, ErrorCode::Cancelled);
    QVERIFY(std::isnan(first.trainer.history()[0].valLoss));
    Run second = run(recipe);
    const auto restored = second.trainer.restore(first.trainer.checkpoint());
    QVERIFY2(restored.has_value(), restored ? "" : restored.error().message().c_str());
    QVERIFY(second.go().has_value());
    QVERIFY(std::isnan(second.trainer.history()[0].valLoss));
    QCOMPARE(second.trainer.history().size(), std::size_t{3});
  }

  void foreignCheckpointIsDamaged_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    using json = nlohmann::json;
    row("no JSON", [](Checkpoint&, json& state) { state = "text"; });
    row("no step", [](Checkpoint&, json& state) { state.erase("step"); });
    row("epoch is text", [](Checkpoint&, json& state) { state["epoch"] = "2"; });
    row("first epoch is text", [](Checkpoint&, json& state) { state["first_epoch"] = "2"; });
    row("first epoch beyond", [](Checkpoint&, json& state) { state["first_epoch"] = 3; });
    row("no best of both stages", [](Checkpoint&, json& state) {
      state["first_epoch"] = 2;
      state.erase("overall_best");
    });
    row("epoch 0", [](Checkpoint&, json& state) { state["epoch"] = 0; });
    row("negative step", [](Checkpoint&, json& state) { state["step"] = -1; });
    row("step beyond", [](Checkpoint&, json& state) { state["step"] = 5; });
    row("history lacks an epoch",
        [](Checkpoint&, json& state) { state["history"] = json::array(); });
    row("history of text", [](Checkpoint&, json& state) { state["history"] = {"a"}; });
    row("short record", [](Checkpoint&, json& state) { state["history"] = {{1, 2}}; });
    const auto drop = [&](const char* name) {
      row(name, [name](Checkpoint& c, json&) { c.tensors.erase(name); });
    };
    drop("head/dense/kernel");
    drop("best/dense/bias");
    drop("optimizer/1/v");
    const auto shape = [&](const char* name, std::vector<std::int64_t> to) {
      QTest::addRow("another %s", name) << Change([name, to](Checkpoint& c, json&) {
        c.tensors.at(name) = makeTensor(
            to,
            std::vector<float>(static_cast<std::size_t>(to.size() == 2 ? to[0] * to[1] : to[0])));
      });
    };
    shape("head/dense/kernel", {columns, 4});
    shape("head/dense/bias", {1});  // would be spread over all classes
    shape("best/dense/kernel", {1, classes});
    shape("optimizer/0/m", {columns, 1});
  }
  void foreignCheckpointIsDamaged() {
    QFETCH(const Change, change);
    Run first = run(recipeOf());
    QVERIFY(!first.goSteps(6));
    auto checkpoint = first.trainer.checkpoint();
    auto state = nlohmann::json::parse(checkpoint.stateJson);
    change(checkpoint, state);
    checkpoint.stateJson = state.dump();
    const auto restored = run(recipeOf()).trainer.restore(checkpoint);
    QVERIFY(!restored && restored.error().code == ErrorCode::FileDamaged);
    checkpoint.stateJson = "{";
    QVERIFY(!run(recipeOf()).trainer.restore(checkpoint));
  }

  void bestEpochIsLoadedAtTheEnd() {
    // The better it learns, the worse the validation with the labels of other classes: epoch 1 is
    // the best.
    TrainingRecipe recipe = recipeOf(Optimizer::Adam, 4);
    recipe.schedule = Schedule::Constant;
    Run training(recipe, {m_training}, m_misleading);
    QVERIFY(training.go().has_value());
    QCOMPARE(training.epochs.size(), std::size_t{4});
    QVERIFY(!training.trainer.stoppedEarly());
    for (std::size_t e = 0; e < 4; ++e) QCOMPARE(training.epochs[e].best, e == 0);

    recipe.epochs = 1;
    Run shorter(recipe, {m_training}, m_misleading);
    QVERIFY(shorter.go().has_value());
    QVERIFY(training.head.tensors() == shorter.head.tensors());
  }

  void impatientTrainingStopsEarly() {
    TrainingRecipe recipe = recipeOf(Optimizer::Adam, 9);
    recipe.patience = 2;
    Run training(recipe, {m_training}, m_misleading);
    QVERIFY(training.go().has_value());
    QVERIFY(training.trainer.stoppedEarly());
    QCOMPARE(training.trainer.history().size(), std::size_t{3});
    Run resumed(recipe, {m_training}, m_misleading);
    QVERIFY(resumed.trainer.restore(training.trainer.checkpoint()).has_value());
    QVERIFY(resumed.go().has_value());
    QVERIFY(resumed.steps.empty());  // it had ended
  }

  void stoppedRunHasTheBestOfItsEpochs() {
    Run training(recipeOf(), {m_training}, m_misleading);
    QVERIFY(!training.trainer.loadBest());
    QVERIFY(!training.goSteps(3));
    QVERIFY(!training.trainer.loadBest());
    Run longer(recipeOf(), {m_training}, m_misleading);
    QVERIFY(!longer.goSteps(6));
    const auto last = longer.head.tensors();
    QVERIFY(longer.trainer.loadBest());
    QVERIFY(longer.head.tensors() != last);
  }

  void checkpointThatCannotBeSavedEndsTheRun() {
    Run training = run(recipeOf());
    const auto trained =
        training.trainer.run(training,
                             [](bool epochEnded) -> Result<void> {
                               if (!epochEnded) return {};
                               return failure(ErrorCode::DiskFull, Sentence::verbatim("no room"));
                             },
                             {});
    QCOMPARE(trained.error().code, ErrorCode::DiskFull);
    QCOMPARE(training.epochs.size(), std::size_t{1});
  }

  void statisticsAreMeanAndSoftenedSpread() {
    torch::manual_seed(5);
    auto features = torch::randn({700, columns}) * torch::linspace(0.1, 3, columns) + 2;
    features.select(1, 4).fill_(1.5);  // never changes
    const auto table = test::tableOf("statistics", features, std::vector<int>(700));
    const auto values = features.to(torch::kHalf).to(torch::kFloat64);
    const auto mean = values.mean(0);
    const auto spread = (values - mean).square().mean(0).sqrt();
    const auto expected = spread + spread.mean();
    const auto [gotMean, gotStd] = featureStatistics(std::span(&table, 1));
    QVERIFY(torch::allclose(gotMean.to(torch::kFloat64), mean, 1e-5, 1e-6));
    QVERIFY(torch::allclose(gotStd.to(torch::kFloat64), expected, 1e-5, 1e-6));

    FeatureTable part{table.cache, {699, 3}, {0, 0}};  // some rows only
    QVERIFY(torch::allclose(featureStatistics(std::span(&part, 1)).first.to(torch::kFloat64),
                            (values[699] + values[3]) / 2, 1e-5, 1e-6));
  }

  void spreadOfFeaturesThatNeverChangeIsNotZero() {
    const auto table = test::tableOf("same", torch::ones({5, columns}), std::vector<int>(5));
    QVERIFY(featureStatistics(std::span(&table, 1)).second.gt(0).all().item<bool>());
  }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "test_trainer.moc"
