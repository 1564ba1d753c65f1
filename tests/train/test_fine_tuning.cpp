// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <QTest>
#include <cmath>

#include "nn/formula_weights.h"
#include "nn/tail.h"
#include "support/support.h"
#include "train/csv.h"
#include "train/feature_table.h"
#include "train/trainer.h"

using namespace pomona;

namespace {

constexpr std::int64_t classes = 3;
constexpr std::int64_t trainingImages = 24;
constexpr std::int64_t validationImages = 12;

/// The inputs of tests/golden/train/make_fine_tuning.py: of classes 0, 1, 2, 0 ..., steps of 1/256
/// in [0, 1), and half more in every third value of the class. Exact in float16.
FeatureTable inputs(const std::string& name, std::int64_t images, std::int64_t columns,
                    std::uint64_t number) {
  auto values = torch::empty({images, columns});
  float* value = values.data_ptr<float>();
  std::vector<int> labels;
  for (std::int64_t image = 0; image < images; ++image) {
    labels.push_back(static_cast<int>(image % classes));
    for (std::int64_t i = 0; i < columns; ++i) {
      const auto index = static_cast<std::uint64_t>(image * columns + i);
      const double step = std::floor((test::formulaWeight(index, number) + 1) * 128) / 256;
      *value++ = static_cast<float>(step + (i % classes == image % classes ? 0.5 : 0));
    }
  }
  return test::tableOf(name, values, std::move(labels));
}

Head makeHead(std::int64_t features) {
  const double limit = std::sqrt(6.0 / static_cast<double>(features + classes));
  std::vector<float> kernel;
  for (std::int64_t i = 0; i < features * classes; ++i)
    kernel.push_back(
        static_cast<float>(limit * test::formulaWeight(static_cast<std::uint64_t>(i), 1u << 22)));
  const std::vector<float> bias(classes, 0.0f);
  return Head::fromTensors({{"dense/kernel", makeTensor({features, classes}, kernel)},
                            {"dense/bias", makeTensor({classes}, bias)}},
                           {.pooling = Pooling::Gap}, torch::kCPU)
      .value();
}

/// Fine-tuning alone, in three epochs of three steps.
TrainingRecipe recipeOf(Backbone backbone, int size, const QString& from, Optimizer optimizer,
                        double rate) {
  TrainingRecipe recipe;
  recipe.backbone = backbone;
  recipe.imageSize = size;
  recipe.batchSize = 8;
  recipe.optimizer = optimizer;
  recipe.weightDecay = optimizer == Optimizer::AdamW ? 0.01 : 0;
  recipe.schedule = Schedule::Constant;
  recipe.labelSmoothing = 0;
  recipe.fineTuneFrom = from.toStdString();
  recipe.fineTuneEpochs = 3;
  recipe.fineTuneLearningRate = rate;
  return recipe;
}

}  // namespace

class TestFineTuning : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_home;

 private Q_SLOTS:
  void initTestCase() {
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(m_home.path().string()));
  }

  void historyIsThatOfKeras_data() {
    QTest::addColumn<TrainingRecipe>("recipe");
    const auto row = [](Backbone backbone, int size, const char* from, Optimizer optimizer,
                        double rate) {
      const char* name = optimizer == Optimizer::Adam    ? "adam"
                         : optimizer == Optimizer::AdamW ? "adamw"
                                                         : "sgd";
      QTest::addRow("%s,%s", toString(backbone).data(), name)
          << recipeOf(backbone, size, from, optimizer, rate);
    };
    row(Backbone::Vgg19, 64, "block5_conv3", Optimizer::Adam, 1e-4);
    row(Backbone::Vgg19, 64, "block5_conv3", Optimizer::Sgd, 1e-3);
    row(Backbone::ResNet50, 96, "conv5_block3_1_conv", Optimizer::AdamW, 3e-4);
    row(Backbone::InceptionV3, 75, "conv2d_60", Optimizer::Adam, 1e-4);
    row(Backbone::Xception, 71, "block13_sepconv1", Optimizer::Adam, 1e-4);
    row(Backbone::EfficientNetLite0, 64, "blocks.11.expand", Optimizer::AdamW, 3e-4);
    row(Backbone::EfficientNetLite0, 64, "stem.conv", Optimizer::Sgd, 2e-5);
  }
  void historyIsThatOfKeras() {
    QFETCH(const TrainingRecipe, recipe);
    const auto net = backboneArchitecture(recipe.backbone, recipe.imageSize);
    const auto plan = planFineTuning(net, recipe.fineTuneFrom).value();
    Head head = makeHead(net.layers().back().outputShape.back());
    TailAndHead model(Tail(net, plan, test::formulaWeights(net), torch::kCPU), head, Pooling::Gap);
    const auto columns = net.layers()[plan.cut].outputElements();
    const std::string name = QTest::currentDataTag();
    const auto training = inputs(name, trainingImages, columns, 1 << 20);
    const auto validation = inputs(name + ", validation", validationImages, columns, 1 << 21);
    const auto source = cachedSource({training}, recipe.batchSize, recipe.seed);
    Trainer trainer(recipe, tuningStage(recipe), model, *source, validation, torch::kCPU);
    TrainingCallback callback;
    QVERIFY(trainer.run(callback, [](bool) { return Result<void>(); }, {}).has_value());

    auto rows = test::readCsv(POMONA_GOLDEN_DIR "/train/fine_tuning.csv");
    std::erase_if(rows, [&](const test::CsvRow& row) { return row[0] + ',' + row[1] != name; });
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(trainer.history().size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto golden = test::numbersOf(rows[i], 3);
      const auto& epoch = trainer.history()[i];
      for (const auto& [value, expected] :
           {std::pair(epoch.loss, golden[0]), std::pair(epoch.accuracy, golden[1]),
            std::pair(epoch.valLoss, golden[2]), std::pair(epoch.valAccuracy, golden[3])})
        QVERIFY2(std::abs(value - expected) < 1e-4,
                 qPrintable(QString("%1 for %2").arg(value, 0, 'g', 9).arg(expected, 0, 'g', 9)));
    }
  }
};

QTEST_APPLESS_MAIN(TestFineTuning)
#include "test_fine_tuning.moc"
