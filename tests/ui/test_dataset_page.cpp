// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QToolTip>
#include <QTreeView>
#include <fstream>

#include "ui/controllers/text.h"
#include "ui/models/problem_list_model.h"
#include "ui/models/thumbnail_model.h"
#include "ui/pages/page.h"
#include "ui/widgets/image_viewer.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;
namespace fs = std::filesystem;

namespace {
constexpr int patience = 20'000;

/// Classes of these names, with one picture each in every split.
fs::path namedDataset(const fs::path& folder, const std::vector<std::string>& splits,
                      const std::vector<std::string>& names) {
  for (const auto& split : splits)
    for (const auto& name : names) {
      fs::create_directories(folder / split / name);
      QImage image(8, 8, QImage::Format_RGB32);
      image.fill(Qt::red);
      image.save(toQString(folder / split / name / "0_100.png"));
    }
  return folder;
}

QStringList textsOf(const QAbstractItemModel& model, int role = Qt::DisplayRole) {
  QStringList texts;
  for (int row = 0; row < model.rowCount(); ++row)
    texts << model.index(row, 0).data(role).toString();
  return texts;
}

}  // namespace

class TestDatasetPage : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void initTestCase() { test::drawnDataset(m_folder / "demo", 4); }

  void emptyPageOffersWhatToDo() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.dialogs().folder = toQString(m_folder / "demo");
    QSignalSpy opened(&fixture.context().dataset, &DatasetController::datasetChanged);
    fixture.click("chooseFolder");
    QVERIFY(opened.wait(patience));
    QVERIFY(fixture.find<QLabel>("subtitle").text().startsWith("24 Training and 12 Test images"));
    QCOMPARE(fixture.context().settings.get(settings::recentFolders).value(0),
             toQString(fs::canonical(m_folder / "demo")));
  }

  void demoFruitsAreDrawnOnceWithProgress() {
    const test::Home home;
    test::WindowFixture fixture;
    QSignalSpy shares(&fixture.window().page(PageId::Dataset), &Page::shareChanged);
    fixture.click("useDemo");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.context().dataset.dataset(), 2 * patience);
    QVERIFY(shares.count() > 1);
    QCOMPARE(shares.last().first().toDouble(), -1.0);
    QCOMPARE(fixture.context().dataset.dataset()->classes.size(), 12U);
  }

  void filterNarrowsClassesAndPictures() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    auto& grid = fixture.find<ThumbnailGrid>("imageGrid");
    auto& list = fixture.find<QTreeView>("classList");
    QCOMPARE(grid.model()->rowCount(), 24);
    const auto name = list.model()->index(1, 0).data().toString();
    QTest::keyClick(&fixture.window(), Qt::Key_F, Qt::ControlModifier);
    auto& filter = fixture.find<QLineEdit>("classFilter");
    QTest::keyClicks(&filter, name.toUpper());
    QCOMPARE(list.model()->rowCount(), 1);
    QCOMPARE(grid.model()->rowCount(), 6);
    filter.setText("no such fruit");
    QCOMPARE(list.model()->rowCount(), 0);
    QCOMPARE(grid.model()->rowCount(), 0);
    QVERIFY(fixture.shows("noClass"));
    QTest::keyClick(&filter, Qt::Key_Escape);
    QVERIFY(filter.text().isEmpty() && !fixture.shows("noClass"));
    QCOMPARE(grid.model()->rowCount(), 24);
  }

  void severalClassesAndSplits() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    auto& grid = fixture.find<ThumbnailGrid>("imageGrid");
    auto& list = fixture.find<QTreeView>("classList");
    for (const int row : {0, 2})
      QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::ControlModifier,
                        list.visualRect(list.model()->index(row, 0)).center());
    QCOMPARE(grid.model()->rowCount(), 12);
    fixture.find<QTabBar>("splitSwitch").setCurrentIndex(2);
    QCOMPARE(grid.model()->rowCount(), 6);
    QVERIFY(fixture.find<QLabel>("shownClasses").text().startsWith("6 images"));
  }

  void classesAreListedInNaturalOrder() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(namedDataset(m_folder / "named", {"Training", "Test"},
                              {"Pear", "Apple 10", "apple 2", "Apple 1", "banana"}));
    const QStringList natural{"Apple 1", "apple 2", "Apple 10", "banana", "Pear"};
    QCOMPARE(textsOf(*fixture.find<QTreeView>("classList").model()), natural);
    QCOMPARE(textsOf(*fixture.find<ThumbnailGrid>("imageGrid").model(), ThumbnailModel::LabelRole),
             natural);
    QCOMPARE(fixture.context().dataset.dataset()->classes.front(), "Apple 1");
    QCOMPARE(fixture.context().dataset.dataset()->classes.at(1), "Apple 10");  // labels are bytes
  }

  void validationIsOfferedWhereThereIsOne() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(namedDataset(m_folder / "three", {"Training", "Validation", "Test"}, {"A", "B"}));
    auto& bar = fixture.find<QTabBar>("splitSwitch");
    auto& header = *fixture.find<QTreeView>("classList").header();
    QVERIFY(bar.isTabVisible(1) && bar.isTabVisible(2));
    QVERIFY(!header.isSectionHidden(2) && !header.isSectionHidden(3));
    bar.setCurrentIndex(1);
    const auto& first = fixture.find<ThumbnailGrid>("imageGrid").model()->index(0, 0);
    QVERIFY(first.data(ThumbnailModel::FileRole).toString().contains("/Validation/"));
    fixture.open(m_folder / "demo");
    QVERIFY(!bar.isTabVisible(1));
    QCOMPARE(bar.currentIndex(), 0);  // what was chosen is not there
    QVERIFY(header.isSectionHidden(2));
  }

  void headingOfTheSortedColumnIsWhole() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    auto& list = fixture.find<QTreeView>("classList");
    list.sortByColumn(1, Qt::AscendingOrder);
    auto& header = *list.header();
    const int right = header.sectionViewportPosition(1) + header.sectionSize(1) - space::small;
    const int words =
        QFontMetrics(fontOf(TextRole::Caption))
            .horizontalAdvance(header.model()->headerData(1, Qt::Horizontal).toString());
    const auto picture = header.viewport()->grab().toImage();
    const auto inkAt = [&](int x) {  // in the first letter's place
      for (int y = 0; y < picture.height() - 2; ++y)
        if (picture.pixelColor(x, y).lightness() < 160) return true;
      return false;
    };
    bool first = false;
    for (int x = right - words; x < right - words + 5; ++x) first = first || inkAt(x);
    QVERIFY(first);
  }

  void validationInsteadOfTestSaysSo() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(namedDataset(m_folder / "two", {"Training", "Validation"}, {"A", "B"}));
    auto& bar = fixture.find<QTabBar>("splitSwitch");
    QVERIFY(!bar.isTabVisible(1));
    QCOMPARE(bar.tabText(2), "Validation");
    QVERIFY(bar.tabToolTip(2).contains("used as Test"));
    QVERIFY(fixture.find<QLabel>("subtitle").text().contains("2 Validation"));
  }

  void scrollsToTheEndAndShowsIt() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    auto& grid = fixture.find<ThumbnailGrid>("imageGrid");
    fixture.find<QSlider>("thumbnailSize").setValue(200);
    grid.setFocus();
    QTest::keyClick(&grid, Qt::Key_End);
    const auto last = grid.model()->index(23, 0);
    QCOMPARE(grid.currentIndex(), last);
    QVERIFY(grid.viewport()->rect().intersects(grid.visualRect(last)));
    QTRY_VERIFY(!last.data(Qt::DecorationRole).value<QImage>().isNull());
  }

  void viewerShowsStepsAndCloses() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    auto& grid = fixture.find<ThumbnailGrid>("imageGrid");
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {},
                      grid.visualRect(grid.model()->index(2, 0)).center());
    QTest::keyClick(&grid, Qt::Key_Space);
    auto& viewer = fixture.find<ImageViewer>("viewer");
    QTRY_VERIFY(
        fixture.find<QLabel>("viewerFacts").text().startsWith(QStringLiteral("100 × 100 × 3")));
    QCOMPARE(viewer.file(), grid.model()->index(2, 0).data(ThumbnailModel::FileRole).toString());
    QTest::keyClick(&viewer, Qt::Key_Right);
    QCOMPARE(viewer.file(), grid.model()->index(3, 0).data(ThumbnailModel::FileRole).toString());
    QTest::keyClick(&viewer, Qt::Key_1);
    QTRY_VERIFY(fixture.find<QLabel>("viewerFacts").text().endsWith("100 %"));
    QTest::keyClick(&viewer, Qt::Key_Escape);
    QVERIFY(grid.isVisible());
    QCOMPARE(grid.currentIndex().row(), 3);
  }

  void problemsLeadToTheFiles() {
    const test::Home home;
    const auto folder = m_folder / "damaged";
    test::drawnDataset(folder, 2);
    const auto victim = folder / scanDataset(folder)->training.at(4).file;
    std::ofstream(victim) << "cut";
    test::WindowFixture fixture;
    fixture.open(folder);
    fixture.find<QTabBar>("datasetViews").setCurrentIndex(2);
    fixture.click("checkFiles");
    auto& problems = fixture.find<QListView>("problemList");
    QTRY_VERIFY_WITH_TIMEOUT(problems.model()->rowCount() > 0, patience);
    const auto first = problems.model()->index(0, 0);
    QVERIFY(
        first.data(ProblemListModel::nameRole).toString().endsWith(toQString(victim.filename())));
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(toQString(victim.filename())));
    problems.selectAll();
    problems.setFocus();
    QTest::keyClick(&problems, Qt::Key_C, Qt::ControlModifier);
    QStringList all;
    for (int row = 0; row < problems.model()->rowCount(); ++row)
      all << problems.model()->index(row, 0).data(Qt::ToolTipRole).toString();
    QCOMPARE(QGuiApplication::clipboard()->text(), all.join(u'\n'));
    Q_EMIT problems.activated(first);
    QCOMPARE(fixture.find<ImageViewer>("viewer").file(), toQString(fs::canonical(victim)));
    QVERIFY(fixture.find<QLabel>("bannerText").isVisible());
  }

  void checkWithoutFindingsSaysThatEveryFileWasRead() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    fixture.find<QTabBar>("datasetViews").setCurrentIndex(2);
    auto& heading = fixture.find<QLabel>("problemsHeading");
    QVERIFY2(heading.text().contains("names"), qPrintable(heading.text()));
    fixture.click("checkFiles");
    QTRY_VERIFY_WITH_TIMEOUT(heading.text().contains("Every file was read"), patience);
  }

  void barsOfTheChartTellClassAndCounts() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    fixture.find<QTabBar>("datasetViews").setCurrentIndex(1);
    auto& chart = fixture.find<QWidget>("classChart");
    QCOMPARE(chart.accessibleName(), QStringLiteral("Images per class"));
    auto& canvas = *chart.findChild<QWidget*>();
    QTRY_VERIFY(canvas.width() > 100);
    QStringList told;
    for (int x = 0; x < canvas.width(); x += 8) {
      QTest::mouseMove(&canvas, {x, canvas.height() / 2});
      const auto text = QToolTip::text();
      if (!text.isEmpty() && !told.contains(text)) told << text;
    }
    QStringList expected;
    for (const auto& name : fixture.context().dataset.dataset()->classes)
      expected << toQString(name) + "\nTraining: 6\nTest: 3";
    QCOMPARE(told, expected);
  }

  void viewerSaysWhyAPictureCannotBeRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    QFile whole(toQString(m_folder / "demo" / scanDataset(m_folder / "demo")->training[0].file));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const auto jpeg = whole.readAll();
    QTest::newRow("empty") << QByteArray() << "This file is empty.";
    QTest::newRow("text") << QByteArray("no picture") << "This file is not an image.";
    QTest::newRow("cut") << jpeg.left(jpeg.size() / 2) << "This image is damaged or cut short.";
    QTest::newRow("gif") << QByteArray("GIF89a") << "This is a GIF, which cannot be read here.";
    QByteArray large("BM");
    large.resize(54);
    large[10] = 54, large[14] = 40, large[26] = 1, large[28] = 24;
    large[21] = large[25] = 1;  // 16 million pixels a side
    QTest::newRow("large") << large << "This image is too large.";
  }

  void viewerSaysWhyAPictureCannotBeRead() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, why);
    const auto file = m_folder / "broken.jpg";
    std::ofstream(file, std::ios::binary).write(bytes.data(), bytes.size());
    ImageViewer viewer;
    viewer.open(toQString(file), {}, {});
    QTRY_COMPARE(viewer.findChild<QLabel*>("viewerFacts")->text(), why);
  }

  void folderWithoutPicturesIsExplained() {
    const test::Home home;
    test::WindowFixture fixture;
    fs::create_directories(m_folder / "nothing");
    fixture.context().dataset.open(toQString(m_folder / "nothing"));
    QTRY_VERIFY(fixture.shows("bannerText"));
    QVERIFY(!fixture.context().dataset.dataset());
    fixture.dialogs().folder = toQString(m_folder / "demo");
    fixture.click("bannerAction");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.context().dataset.dataset(), patience);
  }

  void vanishedFolderIsSaid() {
    const test::Home home;
    const auto folder = m_folder / "vanishing";
    test::drawnDataset(folder, 2);
    test::WindowFixture fixture;
    fixture.open(folder);
    fs::remove_all(folder);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("vanishing"));
    QVERIFY(fixture.find<QLabel>("subtitle").text().contains("no longer there"));
    fixture.find<QTabBar>("datasetViews").setCurrentIndex(2);
    auto& problems = *fixture.find<QListView>("problemList").model();
    const int before = problems.rowCount();
    fixture.window().page(PageId::Dataset).clearMessage();
    fixture.click("checkFiles");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QWidget>("checkFiles").isEnabled(), patience);
    QVERIFY(fixture.shows("bannerText"));
    QCOMPARE(problems.rowCount(), before);
    test::drawnDataset(folder, 3);
    QSignalSpy opened(&fixture.context().dataset, &DatasetController::datasetChanged);
    QTest::keyClick(&fixture.window(), Qt::Key_F5);
    QVERIFY(opened.wait(patience));
    QVERIFY(fixture.find<QLabel>("subtitle").text().startsWith("18 Training"));
    QVERIFY(!fixture.shows("bannerText"));
  }

  void movedParentIsNoticedByThePictures() {
    const test::Home home;
    test::drawnDataset(m_folder / "parent" / "set", 2);
    test::WindowFixture fixture;
    fixture.open(m_folder / "parent" / "set");
    fs::rename(m_folder / "parent", m_folder / "elsewhere");
    fixture.context().thumbnails.clear();
    fixture.find<ThumbnailGrid>("imageGrid").viewport()->update();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
  }

  void listKeepsItsColumnsBesideEveryView() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.window().resize(1024, 640);
    fixture.open(m_folder / "demo");
    auto& list = fixture.find<QTreeView>("classList");
    for (const int view : {0, 1, 2}) {
      fixture.find<QTabBar>("datasetViews").setCurrentIndex(view);
      QTest::qWait(50);
      QVERIFY(list.columnWidth(0) >= 100);
      QVERIFY(list.header()->length() <= list.viewport()->width());
      for (const auto* label : fixture.window().findChildren<QLabel*>())
        if (label->isVisible() && !label->wordWrap())
          QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }
    list.sortByColumn(3, Qt::AscendingOrder);
    const QFontMetrics words(fontOf(TextRole::Caption));
    QVERIFY(list.columnWidth(3) > words.horizontalAdvance("Test") + space::huge);
  }

  void scanOfAFolderThatDisappearsEnds() {
    const test::Home home;
    const auto folder = m_folder / "gone";
    test::drawnDataset(folder, 3);
    test::WindowFixture fixture;
    fixture.context().dataset.open(toQString(folder));
    fs::remove_all(folder);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.context().dataset.isOpening(), patience);
  }

  void manyImagesLieThereAtOnce() {
    const test::Home home;
    test::WindowFixture fixture;
    ThumbnailLoader loader;
    FileListModel model(loader);
    std::vector<LabelledFile> files(90'000, {toQString(m_folder / "demo" / "none.jpg"), {}, {}});
    ThumbnailGrid grid;
    grid.resize(1000, 700);
    grid.setModel(&model);
    QElapsedTimer timer;
    timer.start();
    model.setFiles(std::move(files));
    grid.show();
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    grid.grab();
    QVERIFY2(timer.elapsed() < 250, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(grid.indexAt({5, grid.viewport()->height() - 20}).row() > 89'900);
  }

  void choicesAreRemembered() {
    const test::Home home;
    {
      test::WindowFixture fixture;
      fixture.open(m_folder / "demo");
      fixture.find<QSlider>("thumbnailSize").setValue(140);
      fixture.window().close();
    }
    test::WindowFixture again;
    again.window().begin({});
    QTRY_VERIFY_WITH_TIMEOUT(again.context().dataset.dataset(), patience);
    QCOMPARE(again.find<QSlider>("thumbnailSize").value(), 140);
  }

  void darkPageIsDark() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.open(m_folder / "demo");
    fixture.context().theme.setChoice(Theme::Choice::Dark);
    for (const int view : {0, 1, 2}) {
      fixture.find<QTabBar>("datasetViews").setCurrentIndex(view);
      QTest::qWait(50);
      const auto image = fixture.window().grab().toImage();
      QCOMPARE(image.pixelColor(image.width() - 4, image.height() - 4), darkColors().window);
    }
    fixture.context().theme.setChoice(Theme::Choice::Light);
  }
};

QTEST_MAIN(TestDatasetPage)
#include "test_dataset_page.moc"
