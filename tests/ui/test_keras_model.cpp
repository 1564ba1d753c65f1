// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include "base/file.h"
#include "pomona/paths.h"
#include "ui/controllers/text.h"
#include "ui/fake_engine.h"
#include "ui/window_fixture.h"
#include "weights/keras_article.h"

using namespace pomona;
using namespace pomona::ui;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 60'000;

EngineLoader loaderOf(std::shared_ptr<const test::FakeEngine> engine) {
  return [engine]() -> Result<EnginePointer> { return engine; };
}

}  // namespace

/// A whole Keras model opens as a classifier once its labels are given.
class TestKerasModelDialog : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;
  std::unique_ptr<test::Home> m_home;

  fs::path kerasFile() const { return m_folder / "fruits.h5"; }
  fs::path opened() const { return modelsDirectory() / "fruits.safetensors"; }
  static void choosePreprocessing(test::WindowFixture& fixture) {
    auto& box = fixture.find<QComboBox>("kerasPreprocessing");
    box.setCurrentIndex(box.findText("rescale", Qt::MatchStartsWith));
  }

 private Q_SLOTS:
  void initTestCase() {
    test::writeKerasFile(
        kerasFile(), test::articleLayers(false),
        {.belowModelWeights = true, .bytes = 2, .modelConfig = test::articleConfig(false)});
    QVERIFY(writeFile(m_folder / "labels.txt", "Apple\nFig\nPear\n").has_value());
    QVERIFY(writeFile(m_folder / "two.txt", "Apple\nFig\n").has_value());
  }
  void init() { m_home = std::make_unique<test::Home>(); }

  void droppedModelAsksForItsLabelsAndThenClassifies() {
    auto engine = std::make_shared<test::FakeEngine>();
    test::WindowFixture fixture(loaderOf(engine));
    fixture.window().begin({});
    fixture.drop(*test::mimeOf({kerasFile()}));
    QTRY_VERIFY(fixture.shows("kerasModelDialog"));
    QVERIFY(!fixture.find<QPushButton>("kerasOpen").isEnabled());
    QVERIFY(!fixture.find<QPushButton>("kerasOpen").toolTip().isEmpty());

    fixture.dialogs().files = {toQString(m_folder / "two.txt")};
    fixture.click("kerasLabelsFile");
    QVERIFY(!fixture.find<QPushButton>("kerasOpen").isEnabled());  // no preprocessing is guessed
    choosePreprocessing(fixture);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("kerasOpen").isEnabled(), patience);
    fixture.click("kerasOpen");
    auto& dialog = fixture.find<QDialog>("kerasModelDialog");
    auto* banner = dialog.findChild<QLabel*>("bannerText");
    QTRY_VERIFY_WITH_TIMEOUT(banner->text().contains("2 labels"), patience);
    QVERIFY(banner->height() >= banner->heightForWidth(banner->width()));  // read whole
    QVERIFY(!fs::exists(opened()));

    fixture.dialogs().files = {toQString(m_folder / "labels.txt")};
    fixture.click("kerasLabelsFile");
    fixture.click("kerasOpen");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("kerasModelDialog"), patience);
    QVERIFY(fs::exists(opened()));
    QTRY_COMPARE(fixture.find<QComboBox>("modelBox").currentData().toString(), toQString(opened()));
  }

  void openDatasetIsProposedForTheLabels() {
    test::WindowFixture fixture;
    const auto fruit = test::drawnDataset(m_home->path() / "fruit", 3);
    fixture.open(fruit);
    fixture.drop(*test::mimeOf({kerasFile()}));
    QTRY_VERIFY(fixture.shows("kerasModelDialog"));
    QCOMPARE(fixture.find<QLabel>("kerasLabels").text(), toQString(fruit));
    choosePreprocessing(fixture);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("kerasOpen").isEnabled(), patience);
    QTest::keyClick(&fixture.find<QDialog>("kerasModelDialog"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("kerasModelDialog"), patience);
    QVERIFY(fs::exists(opened()));
  }

  void modelOfThatNameIsNotWrittenOver() {
    fs::create_directories(modelsDirectory());
    QVERIFY(writeFile(opened(), "mine").has_value());
    test::WindowFixture fixture;
    fixture.dialogs().files = {toQString(m_folder / "labels.txt")};
    fixture.drop(*test::mimeOf({kerasFile()}));
    QTRY_VERIFY(fixture.shows("kerasModelDialog"));
    fixture.click("kerasLabelsFile");
    choosePreprocessing(fixture);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("kerasOpen").isEnabled(), patience);
    fixture.click("kerasOpen");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("kerasModelDialog"), patience);
    QCOMPARE(readText(opened()).value(), std::string("mine"));
    QVERIFY(fs::exists(modelsDirectory() / "fruits 2.safetensors"));
  }

  void fileThatIsNoModelIsSaidBeforeLabelsAreChosen() {
    test::WindowFixture fixture;
    const auto weights = m_home->path() / "weights.h5";
    test::writeKerasFile(weights, test::articleLayers(false));
    fixture.drop(*test::mimeOf({weights}));
    QTRY_VERIFY(fixture.shows("kerasModelDialog"));
    auto* banner = fixture.find<QDialog>("kerasModelDialog").findChild<QLabel*>("bannerText");
    QTRY_VERIFY_WITH_TIMEOUT(banner->text().contains("no model_config"), patience);
    fixture.dialogs().files = {toQString(m_folder / "labels.txt")};
    fixture.click("kerasLabelsFile");
    choosePreprocessing(fixture);
    QVERIFY(!fixture.find<QPushButton>("kerasOpen").isEnabled());
  }

  void modelIsKnownByItsContent() {
    auto engine = std::make_shared<test::FakeEngine>();
    test::WindowFixture fixture(loaderOf(engine));
    fixture.window().begin({});
    const auto other = m_home->path() / "fruits.safetensors";
    fs::copy_file(kerasFile(), other);
    fixture.drop(*test::mimeOf({other}));
    QTRY_VERIFY(fixture.shows("kerasModelDialog"));
  }

  void pictureWithAModelsNameIsNoModel() {
    test::WindowFixture fixture(&loadEngine);
    fixture.window().begin({});
    const auto picture = m_home->path() / "photo.h5";
    QVERIFY(writeFile(picture, "\xff\xd8\xff\xe0 a picture").has_value());
    fixture.drop(*test::mimeOf({picture}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
    QVERIFY(!fixture.shows("kerasModelDialog"));
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("photo.h5 is damaged or no"));
  }
};

QTEST_MAIN(TestKerasModelDialog)
#include "test_keras_model.moc"
