// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <limits>

#include "base/file.h"
#include "pomona/recipe.h"
#include "support/support.h"

using namespace pomona;

namespace {

/// The sentence of a refusal; empty if nothing was refused, or not as an invalid argument.
template <class T>
QString refusal(const Result<T>& result) {
  if (result || result.error().code != ErrorCode::InvalidArgument) return {};
  return QString::fromStdString(result.error().message());
}

TrainingRecipe preset(const char* name) {
  return recipePreset(name).value();
}

}  // namespace

class TestRecipe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void articleIsTheArticles() {
    const auto recipe = preset("article");
    QVERIFY(recipe.backbone == Backbone::Vgg16);
    QVERIFY(recipe.preprocessing == Preprocessing::Rescale);
    QCOMPARE(recipe.imageSize, 100);
    QCOMPARE(recipe.epochs, 30);
    QCOMPARE(recipe.batchSize, 32);
    QCOMPARE(recipe.optimizer, Optimizer::Adam);
    QCOMPARE(recipe.learningRate, 1e-3);
    QCOMPARE(recipe.patience, 2);
    QVERIFY(recipe.dropRemainder);
    QVERIFY(recipe.validation == ValidationSource(ValidateOnTest{}));
  }

  void presetsAreValidAndComeBackFromJson_data() {
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"article", "quick", "best"}) QTest::newRow(name) << QByteArray(name);
  }
  void presetsAreValidAndComeBackFromJson() {
    QFETCH(QByteArray, name);
    const auto recipe = preset(name.constData());
    QVERIFY(validate(recipe).has_value());
    QCOMPARE(recipe.name, name.toStdString());
    QVERIFY(recipeFromJson(toJson(recipe)).value() == recipe);
  }

  void changedRecipeComesBackFromJson() {
    auto recipe = preset("best");
    recipe.weights = std::filesystem::path("caf\xe9 \"weights\".h5");  // a file's name is any bytes
    recipe.augmentation = parseAugmentation("rotation_range=30,zoom_range=0.8:1.2").value();
    recipe.learningRate = 1.0 / 3000;
    recipe.seed = (std::uint64_t{1} << 53) - 1;
    recipe.views = 4;
    recipe.precision = Precision::Float32;
    recipe.fineTuneFrom = "block5_conv1";
    recipe.fineTuneEpochs = 7;
    recipe.fineTuneLearningRate = 3e-5;
    QVERIFY(recipeFromJson(toJson(recipe)).value() == recipe);
  }

  void layerToFineTuneFromIsOneOfTheBackbone() {
    auto recipe = preset("best");  // VGG19
    recipe.fineTuneFrom = "block5_conv4";
    QVERIFY(validate(recipe).has_value());
    QCOMPARE(mostEpochs(recipe), 30 + 5);
    recipe.backbone = Backbone::Vgg16;  // has three in a block
    QVERIFY(refusal(validate(recipe)).contains("block5_conv3"));
    recipe.fineTuneFrom.clear();
    QVERIFY(validate(recipe).has_value());
    QCOMPARE(mostEpochs(recipe), 30);
  }

  void missingKeysKeepThePresets() {
    auto expected = preset("article");
    expected.epochs = 5;
    QVERIFY(recipeFromJson(R"({"recipe": "article", "epochs": 5})").value() == expected);
    QVERIFY(recipeFromJson("{}").value() == preset("quick"));
  }

  void flagsAndFilesSetTheSame() {
    auto recipe = preset("quick");
    QVERIFY(setRecipeValue(recipe, "learning_rate", "0.01").has_value());
    QVERIFY(setRecipeValue(recipe, "drop_remainder", "true").has_value());
    QVERIFY(setRecipeValue(recipe, "validation", "0.2").has_value());
    const auto read =
        recipeFromJson(R"({"learning_rate": 1e-2, "drop_remainder": true, "validation": 0.2})");
    QVERIFY(read.value() == recipe);
  }

  void everySettingHasAStandardThatIsAllowed() {
    auto recipe = preset("quick");
    for (const auto& info : recipeSettings()) {
      QVERIFY2(!info.what.empty() && !info.allowed.empty(), info.standard.c_str());
      QVERIFY(setRecipeValue(recipe, info.key, info.standard).has_value());
    }
    QVERIFY(recipe == preset("quick"));
  }

  void valueOutOfRangeIsRefusedWithWhatIsAllowed_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("allowed");
    QTest::newRow("zero epochs") << "epochs" << "0" << "1..10000";
    QTest::newRow("half an epoch") << "epochs" << "2.5" << "1..10000";
    QTest::newRow("overflow") << "epochs" << "99999999999999999999" << "1..10000";
    QTest::newRow("empty") << "batch_size" << "" << "1..4096";
    QTest::newRow("negative seed") << "seed" << "-1" << "0..9007199254740991";
    QTest::newRow("nan") << "learning_rate" << "nan" << "1e-07..10";
    QTest::newRow("infinity") << "weight_decay" << "inf" << "0..10";
    QTest::newRow("word for number") << "image_size" << "big" << "32..1024";
    QTest::newRow("small image") << "image_size" << "31" << "32..1024";
    QTest::newRow("optimizer") << "optimizer" << "lion" << "adam, adamw, sgd";
    QTest::newRow("schedule") << "schedule" << "one_cycle" << "constant, cosine, one-cycle";
    QTest::newRow("monitor") << "monitor" << "loss" << "val_loss, val_accuracy";
    QTest::newRow("backbone") << "backbone" << "alexnet" << "vgg16, vgg19";
    QTest::newRow("preprocessing") << "preprocessing" << "none" << "auto, rescale, caffe, tf, lite";
    QTest::newRow("truth") << "standardize" << "maybe" << "true, false";
    QTest::newRow("head") << "head" << "max" << "flatten or gap";
    QTest::newRow("tuning epochs") << "fine_tune_epochs" << "1001" << "1..1000";
    QTest::newRow("tuning rate") << "fine_tune_learning_rate" << "0" << "1e-08..1";
    QTest::newRow("fraction") << "validation" << "1.5" << "between 0 and 1";
    QTest::newRow("augmentation key") << "augmentation" << "spin=3" << "rotation_range";
    QTest::newRow("augmentation") << "augmentation" << "rotation_range=999" << "0 to 180";
  }
  void valueOutOfRangeIsRefusedWithWhatIsAllowed() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, allowed);
    auto recipe = preset("quick");
    const auto sentence = refusal(setRecipeValue(recipe, key.toStdString(), value.toStdString()));
    QVERIFY2(sentence.contains(key) && sentence.contains(allowed), qPrintable(sentence));
    QVERIFY(recipe == preset("quick"));
  }

  void unknownKeyIsAnsweredWithTheKnownOnes() {
    auto recipe = preset("quick");
    const auto sentence = refusal(setRecipeValue(recipe, "epoch", "3"));
    QVERIFY2(sentence.contains("\"epoch\"") && sentence.contains("epochs, batch_size"),
             qPrintable(sentence));
  }

  void badFileIsNamedWithItsFault_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("fault");
    QTest::newRow("unknown key") << QByteArray(R"({"colour": 1})") << "\"colour\"";
    QTest::newRow("out of range") << QByteArray(R"({"epochs": -3})") << "1..10000";
    QTest::newRow("list") << QByteArray(R"({"epochs": [1]})") << "1..10000";
    QTest::newRow("null") << QByteArray(R"({"weights": "", "epochs": null})") << "allowed";
    QTest::newRow("preset") << QByteArray(R"({"recipe": "slow"})") << "article, quick, best";
    QTest::newRow("odd bytes") << QByteArray(R"({"head": {"bytes": [999, "x"]}})")
                               << "flatten or gap";
    QTest::newRow("deep") << QByteArray(R"({"head": )" + QByteArray(100'000, '[') +
                                        QByteArray(100'000, ']') + "}")
                          << "flatten or gap";
  }
  void badFileIsNamedWithItsFault() {
    QFETCH(QByteArray, text);
    QFETCH(QString, fault);
    const test::TemporaryFolder folder;
    const auto file = folder / "mine.json";
    QVERIFY(writeFile(file, text.toStdString()).has_value());
    const auto sentence = refusal(loadRecipe(file.string()));
    QVERIFY2(sentence.contains(fault) && sentence.contains("mine.json"),
             qPrintable(sentence.left(300)));
  }

  void fileWithoutJsonIsDamaged() {
    for (const char* text : {"", "[1]", "{\"epochs\": ", "not json", "\"\xff\""}) {
      const auto recipe = recipeFromJson(text, "mine.json");
      QVERIFY(!recipe && recipe.error().code == ErrorCode::FileDamaged);
    }
  }

  void missingFileAndUnknownNameAreToldApart() {
    QCOMPARE(loadRecipe("/nowhere/mine.json").error().code, ErrorCode::NotFound);
    QVERIFY(refusal(loadRecipe("fast")).contains("article, quick, best"));
  }

  void rescaleOfTheAugmentationIsThePreprocessing() {
    auto recipe = preset("quick");
    QVERIFY(setRecipeValue(recipe, "augmentation", "rescale=1/255").has_value());
    QVERIFY(recipe.preprocessing == Preprocessing::Rescale);
    QVERIFY(recipeFromJson(toJson(recipe)).value() == recipe);
    QVERIFY(refusal(setRecipeValue(recipe, "preprocessing", "caffe")).contains("rescale"));
  }

  void rescaleDoesNotGoWithAnotherPreprocessing() {
    auto recipe = preset("quick");
    QVERIFY(setRecipeValue(recipe, "preprocessing", "caffe").has_value());
    QVERIFY(refusal(setRecipeValue(recipe, "augmentation", "rescale=1/255")).contains("caffe"));
    recipe.augmentation.rescale = 1.0 / 255;
    QVERIFY(refusal(validate(recipe)).contains("caffe"));
  }

  void validateFindsWhatWasSetDirectly() {
    auto recipe = preset("quick");
    recipe.learningRate = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(refusal(validate(recipe)).contains("learning_rate"));
    recipe = preset("quick");
    recipe.imageSize = 8;
    QVERIFY(refusal(validate(recipe)).contains("image_size"));
    recipe = preset("quick");
    recipe.augmentation.rescale = 0.5;
    QVERIFY(refusal(validate(recipe)).contains("1 or 1/255"));
  }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "test_recipe.moc"
