// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>

#include "ui/controllers/augmentation_presets.h"
#include "ui/controllers/augmentation_preview.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"
#include "ui/models/preview_model.h"
#include "ui/pages/page.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/picture_frame.h"
#include "ui/widgets/range_slider.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace {

constexpr int patience = 20'000;

std::vector<QImage> tilesOf(test::WindowFixture& fixture) {
  const auto& model = *fixture.find<ThumbnailGrid>("drawGrid").model();
  std::vector<QImage> images;
  for (int row = 0; row < model.rowCount(); ++row)
    images.push_back(model.index(row, 0).data(Qt::DecorationRole).value<QImage>());
  return images;
}

void show(test::WindowFixture& fixture) {
  fixture.context().navigator.go({.page = PageId::Augment});
  QTRY_COMPARE_WITH_TIMEOUT(tilesOf(fixture).size(), 20U, patience);
}

QString preset(test::WindowFixture& fixture) {
  return fixture.find<QComboBox>("presetBox").currentText();
}

}  // namespace

class TestAugmentPage : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void initTestCase() { test::drawnDataset(m_folder / "demo", 3); }

  void compositesAreTheTrainersOwn() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    const auto before = tilesOf(fixture);
    auto& box = fixture.find<QComboBox>("presetBox");
    Q_EMIT box.activated(box.findText("wild"));
    QTRY_VERIFY_WITH_TIMEOUT(tilesOf(fixture) != before, patience);
    const auto& dataset = *fixture.context().dataset.dataset();
    const auto& sample = dataset.training.front();
    const FramePool pool(dataset.root, dataset.training);
    const auto seed = drawSeed(fixture.context().recipe.recipe().seed, sample.file, 1);
    const auto expected =
        augmented(readImage(dataset.root / sample.file).value(), parseAugmentation("wild").value(),
                  160, seed, pool.framesFor(sample.label, seed));
    QCOMPARE(tilesOf(fixture).front(), toQImage(expected));
    const auto caption =
        fixture.find<ThumbnailGrid>("drawGrid").model()->index(0, 0).data().toString();
    QCOMPARE(caption, wordFor(drawComposite(seed).kind));
    const auto details = fixture.find<ThumbnailGrid>("drawGrid")
                             .model()
                             ->index(0, 0)
                             .data(Qt::ToolTipRole)
                             .toString();
    QVERIFY2(details.contains(detailsFor(drawComposite(seed))), qPrintable(details));
    QVERIFY2(!details.contains("theta"), qPrintable(details));  // nothing more was done to it
    QVERIFY(fixture.find<QCheckBox>("wild").isChecked());
    fixture.click("useForTraining");
    QVERIFY(fixture.context().recipe.recipe().augmentation.wild);
  }

  void captionOfACompositeBeginsWithItsKind() {
    const auto composite = drawComposite(1);
    PreviewModel model;
    model.setTiles({{.transform = {.theta = 5}, .composite = composite}});
    const auto caption = model.index(0, 0).data().toString().split(captionVariants);
    QCOMPARE(caption.front(), QStringLiteral("%1, turned 5°").arg(wordFor(composite.kind)));
    QCOMPARE(caption.back(), wordFor(composite.kind));  // where there is room for no more
  }

  void withoutDatasetThePageSaysWhatToDo() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.context().navigator.go({.page = PageId::Augment});
    QVERIFY(fixture.shows("augmentStart"));
    fixture.dialogs().folder = toQString(m_folder / "demo");
    fixture.click("augmentChoose");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("drawGrid"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(tilesOf(fixture).size(), 20U, patience);
  }

  void tilesAreTheTrainersDraws() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    const auto& dataset = *fixture.context().dataset.dataset();
    const auto& sample = dataset.training.front();
    const auto image = readImage(dataset.root / sample.file).value();
    const auto options = parseAugmentation("article").value();
    const auto tiles = tilesOf(fixture);
    for (const std::uint64_t epoch : {1U, 7U, 20U}) {
      const auto seed = drawSeed(fixture.context().recipe.recipe().seed, sample.file, epoch);
      const auto drawn = drawTransform(options, image.width, image.height, seed);
      QCOMPARE(tiles.at(epoch - 1), toQImage(applyTransform(image, drawn)));
    }
  }

  void movedControlShowsOtherPixels() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    const auto before = tilesOf(fixture);
    fixture.find<QSlider>("rotation_range").setValue(90);
    QTRY_VERIFY_WITH_TIMEOUT(tilesOf(fixture) != before, patience);
    QCOMPARE(fixture.find<NumberBox>("rotation_range_value").text(), QStringLiteral("±90°"));
    QCOMPARE(preset(fixture), QString());
  }

  void typedNumbersSetTheSliders() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    const auto before = tilesOf(fixture);
    const auto type = [&](const char* name, const QString& text) {
      auto& box = fixture.find<NumberBox>(name);
      box.setFocus();
      box.selectAll();
      QTest::keyClicks(&box, text);
      QTest::keyClick(&box, Qt::Key_Return);
    };
    type("rotation_range_value", "72");
    QCOMPARE(fixture.find<QSlider>("rotation_range").value(), 72);
    type("width_shift_range_value", "12.5");
    fixture.click("useForTraining");
    QCOMPARE(fixture.context().recipe.recipe().augmentation.widthShiftRange, 0.125);
    type("zoom_range_upper", "1.4");
    QCOMPARE(fixture.find<RangeSlider>("zoom_range").upper(), 28);
    type("zoom_range_lower", "1.6");  // past the upper one, which moves along
    QCOMPARE(fixture.find<RangeSlider>("zoom_range").upper(), 32);
    fixture.find<QSlider>("shear_range").setValue(17);
    QCOMPARE(fixture.find<NumberBox>("shear_range_value").value(), 17.0);
    type("shear_range_value", "999");  // out of range: not taken
    QVERIFY(fixture.find<NumberBox>("shear_range_value").value() <= 45);
    QTRY_VERIFY_WITH_TIMEOUT(tilesOf(fixture) != before, patience);
  }

  void shiftInPixelsStaysInPixels() {
    const test::Home home;
    Settings().set(settings::augmentSetting, "width_shift_range=8");
    test::WindowFixture again;
    again.open(m_folder / "demo");
    show(again);
    QCOMPARE(again.find<NumberBox>("width_shift_range_value").text(), QStringLiteral("±8 px"));
  }

  void captionsAreNotCut() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    fixture.window().resize(1024, 640);
    Q_EMIT fixture.find<QComboBox>("presetBox").activated(2);  // strong
    auto& count = fixture.find<QComboBox>("tileCount");
    count.setCurrentIndex(count.count() - 1);
    Q_EMIT count.activated(count.currentIndex());
    QTRY_COMPARE_WITH_TIMEOUT(tilesOf(fixture).size(), 80U, patience);
    auto& grid = fixture.find<ThumbnailGrid>("drawGrid");
    for (int row = 0; row < 80; ++row) {
      const auto caption =
          grid.model()->index(row, 0).data().toString().section(captionVariants, -1);
      QVERIFY2(grid.fontMetrics().horizontalAdvance(caption) <=
                   grid.visualRect(grid.model()->index(row, 0)).width(),
               qPrintable(caption));
    }
  }

  void darkPageIsDark() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
      fixture.context().theme.setChoice(choice);
      const auto& colors = choice == Theme::Choice::Dark ? darkColors() : lightColors();
      const auto corner = [&] {
        const auto image = fixture.window().grab().toImage();
        return image.pixelColor(image.width() - 4, image.height() - 4);
      };
      QTRY_COMPARE(corner(), colors.window);
      const auto field = fixture.find<NumberBox>("rotation_range_value").grab().toImage();
      QCOMPARE(field.pixelColor(12, 4), colors.base);
    }
  }

  void newDrawAndOtherImages() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    const auto before = tilesOf(fixture);
    fixture.click("newDraw");
    QTRY_VERIFY_WITH_TIMEOUT(tilesOf(fixture) != before, patience);
    const auto path = fixture.find<QLabel>("imagePath").text();
    fixture.click("nextImage");
    QVERIFY(fixture.find<QLabel>("imagePath").text() != path);
    fixture.click("previousImage");
    QCOMPARE(fixture.find<QLabel>("imagePath").text(), path);
    fixture.click("randomImage");
    QVERIFY(fixture.find<QLabel>("imagePath").text() != path);
  }

  void presetsHaveTheirValues() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    QCOMPARE(preset(fixture), "article");
    auto& box = fixture.find<QComboBox>("presetBox");
    Q_EMIT box.activated(2);
    QCOMPARE(preset(fixture), "strong");
    QCOMPARE(fixture.find<QSlider>("rotation_range").value(), 45);
    QCOMPARE(fixture.find<RangeSlider>("zoom_range").lower(), 14);
    Q_EMIT box.activated(0);
    QTRY_VERIFY_WITH_TIMEOUT(tilesOf(fixture).front() == tilesOf(fixture).back(), patience);
    fixture.find<QSlider>("rotation_range").setValue(20);
    QCOMPARE(preset(fixture), QString());
  }

  void ownPresetIsKeptAndRemovedWithUndo() {
    const test::Home home;
    {
      test::WindowFixture fixture;
      fixture.open(m_folder / "demo");
      show(fixture);
      fixture.find<QSlider>("shear_range").setValue(33);
      fixture.click("keepPreset");
      QTest::keyClicks(&fixture.find<QLineEdit>("presetName"), "article");
      fixture.click("presetSave");
      QCOMPARE(preset(fixture), QString());
      fixture.find<QLineEdit>("presetName").setText("mine");
      fixture.click("presetSave");
      QCOMPARE(preset(fixture), "mine");
      fixture.window().close();
    }
    test::WindowFixture again;
    again.open(m_folder / "demo");
    show(again);
    QCOMPARE(preset(again), "mine");
    QCOMPARE(again.find<QSlider>("shear_range").value(), 33);
    again.click("removePreset");
    QCOMPARE(preset(again), QString());
    again.click("bannerAction");
    QCOMPARE(preset(again), "mine");
  }

  void settingGoesToTrainWithOneClick() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    fixture.find<QSlider>("rotation_range").setValue(77);
    fixture.click("useForTraining");
    QCOMPARE(fixture.context().recipe.recipe().augmentation.rotationRange, 77.0);
    QVERIFY(fixture.find<QLabel>("subtitle").text().contains(QStringLiteral("±77°")));
    QVERIFY(!fixture.find<QPushButton>("useForTraining").isEnabled());
    fixture.click("bannerAction");
    QCOMPARE(fixture.window().currentPage().id(), PageId::Train);
  }

  void asTheNetworkSeesIt() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    QCOMPARE(tilesOf(fixture).front().size(), QSize(100, 100));
    fixture.find<QCheckBox>("asNetwork").setChecked(true);
    const int side = fixture.context().recipe.recipe().imageSize;
    QTRY_COMPARE_WITH_TIMEOUT(tilesOf(fixture).front().size(), QSize(side, side), patience);
  }

  void allDrawsAreInSight() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    auto& grid = fixture.find<ThumbnailGrid>("drawGrid");
    for (const auto& size : {QSize(1280, 800), QSize(1024, 640), QSize(1600, 700)}) {
      fixture.window().resize(size);
      QTRY_VERIFY(grid.viewport()
                      ->rect()
                      .adjusted(0, 0, 0, space::small)
                      .contains(grid.visualRect(grid.model()->index(19, 0))));
    }
  }

  void lastRowOfDrawsIsAtLeastHalfFull() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    auto& grid = fixture.find<ThumbnailGrid>("drawGrid");
    QCOMPARE(grid.model()->rowCount(), 20);
    for (int width = 1024; width <= 1920; width += 32)
      for (const int height : {640, 800, 1000}) {
        fixture.window().resize(width, height);
        QCoreApplication::processEvents();
        const auto top = [&](int tile) {
          return grid.visualRect(grid.model()->index(tile, 0)).y();
        };
        int columns = 1;
        while (columns < 20 && top(columns) == top(0)) ++columns;
        const int last = 20 % columns;
        QVERIFY2(last == 0 || 2 * last >= columns,
                 qPrintable(QStringLiteral("%1 columns of %2 in %3 x %4")
                                .arg(columns)
                                .arg(grid.visualRect(grid.model()->index(0, 0)).width())
                                .arg(grid.viewport()->width())
                                .arg(grid.viewport()->height())));
      }
  }

  void numberOfDrawsIsChosen() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    show(fixture);
    auto& box = fixture.find<QComboBox>("tileCount");
    box.setCurrentIndex(0);
    Q_EMIT box.activated(0);
    QTRY_COMPARE_WITH_TIMEOUT(tilesOf(fixture).size(), 6U, patience);
  }

  void imageOfTheDatasetIsShownAndABrokenOneExplained() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    const auto& dataset = *fixture.context().dataset.dataset();
    const auto file = toQString(dataset.root / dataset.training.at(4).file);
    fixture.context().navigator.go(
        {.page = PageId::Augment, .purpose = Visit::Purpose::Images, .files = {file}});
    QCOMPARE(fixture.find<QLabel>("imagePath").text(), toQString(dataset.training.at(4).file));
    fixture.context().navigator.go({.page = PageId::Augment,
                                    .purpose = Visit::Purpose::Images,
                                    .files = {toQString(m_folder / "none.jpg")}});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
  }

  void rangeSliderKeepsItsOrder() {
    RangeSlider slider;
    slider.setRange(0, 10);
    slider.setValues(3, 5);
    QSignalSpy changed(&slider, &RangeSlider::valuesChanged);
    QTest::keyClick(&slider, Qt::Key_Home);  // the upper handle, down to the lower one
    QCOMPARE(slider.upper(), 3);
    QTest::keyClick(&slider, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(slider.lower(), 2);
    QCOMPARE(changed.count(), 2);
  }

  void ofManyRequestsTheNewestIsDrawn() {
    AugmentationPreview preview;
    std::vector<std::uint64_t> views;
    connect(&preview, &AugmentationPreview::drawn, this,
            [&](const Preview& drawn) { views.push_back(drawn.tiles.front().view); });
    const auto dataset = scanDataset(m_folder / "demo").value();
    PreviewRequest request{.file = toQString(dataset.root / dataset.training.front().file)};
    for (request.firstView = 1; request.firstView < 50; ++request.firstView)
      preview.request(request);
    QTRY_COMPARE_WITH_TIMEOUT(views.size(), 1U, patience);
    QCOMPARE(views.front(), 49U);
  }

  void modelKeepsTheRules() {
    PreviewModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTiles({{QImage(), {.theta = 12, .flipHorizontal = true}, 1}, {}});
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("turned 12°, mirrored") +
                                                   captionVariants + "turned 12° +1" +
                                                   captionVariants + "12° +1");
    QCOMPARE(model.index(1).data().toString(), "unchanged");
    model.setTiles({});
    QCOMPARE(model.rowCount(), 0);
  }
};

QTEST_MAIN(TestAugmentPage)
#include "test_augment_page.moc"
