// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "ui/controllers/training_progress.h"

using namespace pomona;
using namespace pomona::ui;

class TestTrainingProgress : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void timeLeftIsThatOfTheStageThatIsTrained() {
    TrainingRecipe recipe;
    recipe.epochs = 2;
    recipe.fineTuneFrom = "a layer";
    recipe.fineTuneEpochs = 2;
    TrainingProgress progress(recipe);
    progress.take(PhaseEvent{.phase = Phase::Training});
    for (int step = 1; step <= 4; ++step)
      progress.take(StepEvent{(step + 1) / 2, (step + 1) % 2 + 1, 2}, 0.1 * step);
    QCOMPARE(progress.secondsLeft(), 0.0);  // the head's pace says nothing of the fine-tuning
    QVERIFY(progress.share() < 0.5);        // most of the time is still to come
    progress.take(PhaseEvent{.phase = Phase::FineTuning});
    progress.take(StepEvent{3, 1, 2}, 100);
    progress.take(StepEvent{3, 2, 2}, 102);
    QCOMPARE(progress.secondsLeft(), 4.0);                      // two steps of two seconds
    QVERIFY(progress.share() > 0.3 && progress.share() < 0.7);  // half of the fine-tuning
  }

  void runThatGoesOnInTheFineTuningKnowsWhereItIs() {
    TrainingRecipe recipe;
    recipe.epochs = 20;
    recipe.fineTuneFrom = "a layer";
    recipe.fineTuneEpochs = 4;
    TrainingProgress progress(recipe);
    progress.take(PhaseEvent{.phase = Phase::FineTuning});
    progress.take(StepEvent{22, 1, 2}, 0);
    progress.take(StepEvent{22, 2, 2}, 3);
    QCOMPARE(progress.secondsLeft(), 12.0);  // two epochs of two steps
    QVERIFY(progress.share() > 0.4 && progress.share() < 0.6);
  }

  void shareNeverFallsAndTimeLeftFollowsTheSteps() {
    const TrainingRecipe recipe{.epochs = 2, .batchSize = 10};
    TrainingProgress progress(recipe);
    progress.take(StartedEvent{.epochs = 2, .imagesToExtract = 100});
    progress.take(PhaseEvent{Phase::ExtractingFeatures, 80, 80, 40, 0});
    const double before = progress.share();
    QVERIFY(before > 0);
    QCOMPARE(progress.secondsLeft(), 20.0 / 40);  // Test is still to come
    progress.take(PhaseEvent{Phase::ExtractingFeatures, 0, 0, 0, 0});
    progress.take(PhaseEvent{Phase::ExtractingFeatures, 10, 20, 40, 0.25});
    QVERIFY(progress.share() > before);
    QCOMPARE(progress.secondsLeft(), 0.25);
    progress.take(StepEvent{.epoch = 1, .step = 1, .steps = 8}, 10);
    progress.take(StepEvent{.epoch = 1, .step = 5, .steps = 8}, 12);
    QCOMPARE(progress.secondsLeft(), 0.5 * 11);
    QCOMPARE(progress.imagesPerSecond(), 20.0);
  }

  void viewsAndLooksAreCounted() {
    auto recipe =
        recipePreset("photos").value();  // the image, 6 composites; 6 looks that calibrate
    TrainingProgress progress(recipe);
    progress.take(StartedEvent{.imagesToExtract = 7 * 100 + 7 * 10 + 30});
    QCOMPARE(progress.imagesToExtract(), 7U * 100 + 7 * 10 + 30);
    progress.take(PhaseEvent{Phase::ExtractingFeatures, 110, 110, 50, 0});
    progress.take(PhaseEvent{Phase::ExtractingFeatures, 40, 100, 50, 0});
    QCOMPARE(progress.imagesExtracted(), 150U);
    QCOMPARE(progress.secondsLeft(), 650.0 / 50);
  }

  void keptFeaturesTakeNoShare() {
    const TrainingRecipe recipe{.epochs = 10, .batchSize = 10};
    TrainingProgress progress(recipe);
    progress.take(StartedEvent{.epochs = 10, .imagesToExtract = 100});
    progress.take(PhaseEvent{.phase = Phase::Training});
    progress.take(StepEvent{.epoch = 1, .step = 4, .steps = 4}, 1);
    QVERIFY(progress.share() < 0.11);
    progress.take(StepEvent{.epoch = 5, .step = 4, .steps = 4}, 5);
    QVERIFY(std::abs(progress.share() - 0.5) < 0.01);
  }
};

QTEST_APPLESS_MAIN(TestTrainingProgress)
#include "test_training_progress.moc"
