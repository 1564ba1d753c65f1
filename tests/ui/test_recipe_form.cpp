// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QTreeView>
#include <array>
#include <fstream>

#include "pomona/weights.h"
#include "ui/controllers/augmentation_presets.h"
#include "ui/controllers/text.h"
#include "ui/controllers/training_cost.h"
#include "ui/models/model_summary_model.h"
#include "ui/pages/page.h"
#include "ui/training_fixture.h"
#include "ui/widgets/fold_out.h"

using namespace pomona;
using namespace pomona::ui;
using test::patience;
using test::Training;
namespace fs = std::filesystem;

namespace {

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

/// Settings, weights and cost on the Train page.
class TestRecipeForm : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;
  fs::path m_data;

 private Q_SLOTS:
  void initTestCase() {
    m_data = m_folder / "demo";
    test::drawnDataset(m_data, 3);
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

  void recipeIsRemembered() {
    const test::Home home;
    {
      Training training(m_data);
      training.enter("batch_size", "17");
    }
    test::WindowFixture again;
    QCOMPARE(again.context().recipe.recipe().batchSize, 17);
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
    recipe.validation = ValidateOnTest{};
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

QTEST_MAIN(TestRecipeForm)
#include "test_recipe_form.moc"
