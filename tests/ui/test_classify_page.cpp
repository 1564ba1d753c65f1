// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>
#include <QUrl>
#include <fstream>
#include <latch>
#include <semaphore>

#include "ui/controllers/certainty.h"
#include "ui/controllers/network_view.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"
#include "ui/fake_engine.h"
#include "ui/models/drop_history_model.h"
#include "ui/models/prediction_table_model.h"
#include "ui/pages/page.h"
#include "ui/widgets/picture_frame.h"
#include "ui/widgets/prediction_bars.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 20'000;
using Column = PredictionTableModel::Column;

QImage plain(const QColor& colour) {
  QImage image(40, 30, QImage::Format_RGB32);
  image.fill(colour);
  return image;
}

EngineLoader loaderOf(std::shared_ptr<const test::FakeEngine> engine) {
  return [engine]() -> Result<EnginePointer> { return engine; };
}

PredictionRows rowsOf(std::vector<Prediction> predictions) {
  PredictionRows rows;
  for (auto& row : predictions) rows.push_back(std::make_shared<const Prediction>(std::move(row)));
  return rows;
}

QString label(test::WindowFixture& fixture) {
  return fixture.find<QLabel>("answerLabel").text();
}

}  // namespace

class TestClassifyPage : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

  void save(const char* name, const QColor& colour) {
    QVERIFY(plain(colour).save(toQString(m_folder / name)));
  }
  /// Every class is a group of its own.
  Prediction answerOf(const char* name, const std::vector<LabelProbability>& labels) const {
    return {m_folder / name, labels, labels, {labels.front()}, {}};
  }
  void begin(test::WindowFixture& fixture) {
    fixture.window().begin({.model = toQString(m_folder / "model.safetensors")});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QLabel>("subtitle").text().startsWith("4 classes"),
                             patience);
  }

 private Q_SLOTS:
  void initTestCase() {
    fs::create_directories(m_folder / "many");
    save("red.png", Qt::red);
    save("green.png", Qt::green);
    save("blue.png", Qt::blue);
    save("many/a.png", Qt::red);
    save("many/b.png", Qt::green);
    save("many/d.png", Qt::blue);
    std::ofstream(m_folder / "many" / "c.png") << "no picture";
    std::ofstream(m_folder / "model.safetensors") << "any";
    std::ofstream(m_folder / "other.safetensors") << "any";
  }

  void withoutModelThePageSaysWhatToDo() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    fixture.window().begin({});
    fixture.context().navigator.go({.page = PageId::Classify});
    QVERIFY(fixture.shows("noModel"));
    fixture.drop(*test::mimeOf({m_folder / "red.png"}));
    QVERIFY(fixture.shows("noModel"));
    fixture.dialogs().files = {toQString(m_folder / "model.safetensors")};
    fixture.click("openModel");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);  // what was dropped before
    QCOMPARE(label(fixture), "Apple");
  }

  void firstStartHasTheModelThatComesWithPomona() {
    const test::Home home;
    const auto models = home.path() / "resources" / "models";
    fs::create_directories(models);
    std::ofstream(models / "fruits.safetensors") << "any";
    std::ofstream(models / "fruits.photos.json")
        << R"({"shop":{"images":106,"top1":{"share":0.5,"interval":[0.41,0.59]},)"
           R"("top5":{"share":0.85},"wrong_and_sure":{"share":0.02}}})";
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    fixture.window().begin({});
    fixture.drop(*test::mimeOf({m_folder / "red.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Apple");
    QCOMPARE(fixture.find<QComboBox>("modelBox").currentText(), "Pomona's fruit");
    QCOMPARE(fixture.context().settings.get(settings::lastModel), QString());  // not chosen
    fixture.click("aboutModel");
    const auto rows = fixture.find<QDialog>("aboutModelDialog").findChildren<QLabel*>();
    const auto says = [&](const QString& words) {
      return std::ranges::any_of(rows, [&](auto* row) { return row->text().contains(words); });
    };
    QVERIFY(says("Photographs, shop"));
    QVERIFY(says(formatPercent(0.5) + " of 106"));
    QVERIFY(says("not measured"));  // on Test: the fake model says nothing of it
  }

  void modelTunedBeforeTheFaultWasMendedSaysToTrainAgain() {
    const test::Home home;
    const auto engine = std::make_shared<test::FakeEngine>();
    engine->caution = {"float32", "bfloat16", true};
    test::WindowFixture fixture(loaderOf(engine));
    fixture.context().navigator.go({.page = PageId::Classify});
    begin(fixture);
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("with a known fault"));
    fixture.click("aboutModel");
    const auto rows = fixture.find<QDialog>("aboutModelDialog").findChildren<QLabel*>();
    const auto says = [&](const QString& words) {
      return std::ranges::any_of(rows, [&](auto* row) { return row->text().contains(words); });
    };
    QVERIFY(says("with a known fault"));
    QVERIFY(says("in float32, and was trained in bfloat16"));
  }

  void fruitComesFirstAndItsVarietySecond() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    save("grey.png", QColor(90, 90, 90));
    fixture.drop(*test::mimeOf({m_folder / "grey.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Pear");
    QVERIFY(fixture.find<QLabel>("answerVariety").text().startsWith("Pear Abate"));
    QVERIFY(fixture.find<QLabel>("answerVariety").text().contains("Pear Kaiser"));
    QVERIFY(fixture.find<QLabel>("answerSentence").text().contains(formatPercent(0.75)));
    fixture.drop(*test::mimeOf({m_folder / "red.png"}));
    QTRY_COMPARE_WITH_TIMEOUT(label(fixture), "Apple", patience);
    QVERIFY(fixture.find<QLabel>("answerVariety").text().isEmpty());
  }

  void trainLeadsToTrain() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.context().navigator.go({.page = PageId::Classify});
    fixture.click("trainModel");
    QCOMPARE(fixture.window().currentPage().id(), PageId::Train);
  }

  void droppedImageIsNamed() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "red.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Apple");
    QCOMPARE(fixture.find<QLabel>("answerAdverb").text(), "Very probably");
    QVERIFY(fixture.find<QLabel>("answerSentence").text().contains(formatPercent(0.97)));
    QCOMPARE(fixture.find<PredictionBars>("answerBars").predictions().size(), 4U);
    QCOMPARE(fixture.find<PictureFrame>("answerPicture").picture().size(), QSize(40, 30));
    QCOMPARE(fixture.find<PictureFrame>("answerSeen").picture().size(), QSize(32, 32));
    QVERIFY(fixture.find<QLabel>("answerTime").text().contains("ms"));
  }

  void doubtIsSaidInWords() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "green.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QVERIFY(fixture.find<QLabel>("answerSentence").text().contains("Pear is close"));
    fixture.drop(*test::mimeOf({m_folder / "blue.png"}));
    QTRY_COMPARE_WITH_TIMEOUT(label(fixture), "Plum", patience);
    QCOMPARE(fixture.find<QLabel>("answerAdverb").text(), "Perhaps");
    QVERIFY(fixture.find<QLabel>("answerSentence").text().contains("guess"));
  }

  void picturesFromMemoryArePastedAndDropped() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    QMimeData mime;
    mime.setImageData(plain(Qt::green));
    fixture.drop(mime);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Lime");
    QGuiApplication::clipboard()->setImage(plain(Qt::red));
    QTest::keyClick(&fixture.window(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(label(fixture), "Apple", patience);
  }

  void pictureFromTheBrowserIsTakenAndAnAddressExplained() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    QMimeData address;
    address.setUrls({QUrl("https://example.org/fruit/apple.jpg")});
    fixture.drop(address);
    QVERIFY(fixture.shows("bannerText"));
    const auto said = fixture.find<QLabel>("bannerText").text();
    QVERIFY(said.contains("https://example.org/fruit/apple.jpg"));
    QVERIFY(fixture.find<QLabel>("bannerRemedy").text().contains("paste"));
    QVERIFY(!fixture.shows("answer"));
    QMimeData both;  // what some browsers carry: the address, and the picture as PNG
    both.setUrls(address.urls());
    QBuffer png;
    plain(Qt::green).save(&png, "PNG");
    both.setData("image/png", png.data());
    fixture.drop(both);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Lime");
    QVERIFY(!fixture.shows("bannerText"));
  }

  void whatIsSkippedInAFolderIsSaid() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fs::create_directories(m_folder / "mixed");
    save("mixed/a.png", Qt::red);
    save("mixed/b.png", Qt::red);
    for (const auto* name : {"old.gif", "notes.txt", ".hidden", "Thumbs.db"})
      std::ofstream(m_folder / "mixed" / name) << "x";
    fixture.drop(*test::mimeOf({m_folder / "mixed"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    QVERIFY(fixture.shows("bannerText"));
    QVERIFY(fixture.find<QLabel>("bannerText").text().startsWith("2 files"));
  }

  void darkPageIsDark() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    const auto cornersAre = [&](const Colors& colors) {
      const auto image = fixture.window().grab().toImage();
      return image.pixelColor(image.width() - 4, image.height() - 4) == colors.window;
    };
    for (const auto& path : {m_folder / "red.png", m_folder / "many"}) {
      fixture.drop(*test::mimeOf({path}));
      QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer") || fixture.shows("predictionTable"),
                               patience);
      fixture.context().theme.setChoice(Theme::Choice::Dark);
      QTRY_VERIFY(cornersAre(darkColors()));
      fixture.context().theme.setChoice(Theme::Choice::Light);
      QTRY_VERIFY(cornersAre(lightColors()));
    }
  }

  void brokenFileAloneIsExplained() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many" / "c.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Not read");
    QVERIFY(fixture.find<QLabel>("answerAdverb").text().contains("not an image"));
    QVERIFY(fixture.find<PredictionBars>("answerBars").predictions().empty());
  }

  void folderFillsATableAndABrokenFileStopsNothing() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    const auto& rows = *fixture.find<QTreeView>("predictionTable").model();
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 4, patience);
    QCOMPARE(rows.index(0, Column::Label).data().toString(), "Apple");
    QVERIFY(rows.index(1, Column::Second).data().toString().endsWith("Pear"));
    QCOMPARE(rows.index(2, Column::Remark).data().toString(), "Not read");
    QCOMPARE(rows.index(3, Column::Remark).data().toString(), "Low");
    QTRY_VERIFY(fixture.find<QLabel>("tableHeading").text().contains("1 not read"));
  }

  void folderOfLoosePhotosIsClassifiedHoweverItComes() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    fixture.window().begin({.folder = toQString(m_folder / "many"),
                            .model = toQString(m_folder / "model.safetensors"),
                            .images = {toQString(m_folder / "red.png")}});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    const auto& rows = *fixture.find<QTreeView>("predictionTable").model();
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 5, patience);  // with the image named beside it
    QVERIFY(!fixture.context().dataset.dataset());
    QVERIFY(!fixture.context().dataset.isOpening());
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("no dataset"));
    fixture.context().navigator.go({.page = PageId::Dataset});
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.window().currentPage().id(), PageId::Classify, patience);
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 4, patience);
  }

  void tableIsSortedFilteredAndSaved() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    auto& view = fixture.find<QTreeView>("predictionTable");
    QTRY_COMPARE_WITH_TIMEOUT(view.model()->rowCount(), 4, patience);
    view.sortByColumn(Column::Probability, Qt::AscendingOrder);
    QTRY_COMPARE(view.model()->index(1, Column::Label).data().toString(), "Plum");
    view.sortByColumn(Column::Probability, Qt::DescendingOrder);
    QTRY_COMPARE(view.model()->index(0, Column::Label).data().toString(), "Apple");
    QTest::keyClicks(&fixture.find<QLineEdit>("tableFilter"), "close");
    QTRY_COMPARE(view.model()->rowCount(), 1);
    fixture.dialogs().saveName = toQString(m_folder / "table.csv");
    fixture.click("saveTable");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
    std::ifstream saved(m_folder / "table.csv");
    std::string head;
    std::string line;
    std::string rest;
    std::getline(saved, head);
    std::getline(saved, line);
    QVERIFY(head.starts_with("file,label_1,probability_1,label_2"));
    QVERIFY(line.find("b.png,Lime,0.520000,Pear,0.410000") != line.npos);
    QVERIFY(head.find(",group_1,group_probability_1") != head.npos);  // what the table shows
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("1 of 4"));
    QVERIFY(!std::getline(saved, rest));
  }

  void filesOfALongFolderAreToldApartInASmallWindow() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.window().resize(1024, 640);
    fs::create_directories(m_folder / "long/Cherry Rainier of the upper valley");
    save("long/Cherry Rainier of the upper valley/137_100.png", Qt::red);
    save("long/Cherry Rainier of the upper valley/141_100.png", Qt::red);
    fixture.drop(*test::mimeOf({m_folder / "long"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    auto& view = fixture.find<QTreeView>("predictionTable");
    QTRY_COMPARE_WITH_TIMEOUT(view.model()->rowCount(), 2, patience);
    view.header()->resizeSection(Column::Label,
                                 view.columnWidth(Column::File) + view.columnWidth(Column::Label) -
                                     165);  // as long labels do
    const auto name = [&](int row) {
      auto place = view.visualRect(view.model()->index(row, Column::File));
      place.setLeft(place.left() + 3 * space::huge);  // the pictures are the same
      return view.viewport()->grab(place).toImage();
    };
    QTRY_VERIFY(name(0) != name(1));
  }

  void filterOfOneDropDoesNotHideTheNext() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    const auto& rows = *fixture.find<QTreeView>("predictionTable").model();
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 4, patience);
    QTest::keyClicks(&fixture.find<QLineEdit>("tableFilter"), "no such fruit");
    QTRY_COMPARE(rows.rowCount(), 0);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 4, patience);
  }

  void cancelKeepsWhatHasCome() {
    const test::Home home;
    const auto engine = std::make_shared<test::FakeEngine>();
    std::counting_semaphore<> gate(1);
    engine->beforeImage = [&] { gate.acquire(); };
    test::WindowFixture fixture(loaderOf(engine));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    const auto& rows = *fixture.find<QTreeView>("predictionTable").model();
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 1, patience);
    fixture.click("jobCancel");
    gate.release(100);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("jobCancel"), patience);
    QVERIFY(rows.rowCount() < 4);
    QVERIFY(fixture.find<QLabel>("tableHeading").text().contains("of 4 images"));
    QVERIFY(fixture.find<QLabel>("tableHeading").text().startsWith("stopped after"));
    QCOMPARE(fixture.find<ThumbnailGrid>("dropStrip").model()->index(0, 0).data().toString(),
             QStringLiteral("%1 image%2")
                 .arg(rows.rowCount())
                 .arg(QLatin1String(rows.rowCount() == 1 ? "" : "s")));
  }

  void ofTenQuickDropsTheLastIsShown() {
    const test::Home home;
    const auto engine = std::make_shared<test::FakeEngine>();
    std::counting_semaphore<> gate(0);
    engine->beforeImage = [&] { gate.acquire(); };
    test::WindowFixture fixture(loaderOf(engine));
    begin(fixture);
    for (int i = 0; i < 9; ++i)
      fixture.drop(*test::mimeOf({i % 2 == 0 ? m_folder / "red.png" : m_folder / "many"}));
    fixture.drop(*test::mimeOf({m_folder / "blue.png"}));
    gate.release(1000);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Plum");
    QTest::qWait(300);  // what is late must not come through
    QVERIFY(fixture.shows("answer"));
    QCOMPARE(label(fixture), "Plum");
    QCOMPARE(fixture.find<ThumbnailGrid>("dropStrip").model()->rowCount(), 10);
  }

  void earlierDropsStayInTheStrip() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    auto& rows = *fixture.find<QTreeView>("predictionTable").model();
    QTRY_COMPARE_WITH_TIMEOUT(rows.rowCount(), 4, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("jobCancel"), patience);
    fixture.drop(*test::mimeOf({m_folder / "red.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    auto& strip = fixture.find<ThumbnailGrid>("dropStrip");
    QTest::mouseClick(strip.viewport(), Qt::LeftButton, {},
                      strip.visualRect(strip.model()->index(0, 0)).center());
    QVERIFY(fixture.shows("predictionTable"));
    QCOMPARE(rows.rowCount(), 4);
    QTest::keyClick(&strip, Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Apple");
  }

  void currentDropStaysInSightInANarrowerWindow() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    for (int i = 0; i < 14; ++i) fixture.drop(*test::mimeOf({m_folder / "red.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    auto& strip = fixture.find<ThumbnailGrid>("dropStrip");
    const auto isSeen = [&] {
      return strip.viewport()->rect().contains(strip.visualRect(strip.currentIndex()));
    };
    QTRY_VERIFY(strip.currentIndex().isValid() && isSeen());
    strip.setCurrentIndex(strip.model()->index(strip.model()->rowCount() - 1, 0));
    fixture.window().resize(900, 640);
    QTRY_VERIFY(strip.width() < 800 && isSeen());
  }

  void rowOpensItsPicture() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    auto& view = fixture.find<QTreeView>("predictionTable");
    QTRY_COMPARE_WITH_TIMEOUT(view.model()->rowCount(), 4, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("jobCancel"), patience);
    QCOMPARE(fixture.find<ThumbnailGrid>("dropStrip").model()->index(0, 0).data().toString(),
             "4 images");
    const auto open = [&] {
      Q_EMIT view.activated(view.model()->index(1, 0));
      QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
      QCOMPARE(label(fixture), "Lime");
    };
    open();
    fixture.click("backToTable");
    QVERIFY(fixture.shows("predictionTable") && !fixture.shows("backToTable"));
    QCOMPARE(view.model()->rowCount(), 4);
    for (const auto key : {Qt::Key_Escape, Qt::Key_Backspace}) {
      open();
      QTest::keyClick(&fixture.window(), key);
      QVERIFY(fixture.shows("predictionTable"));
    }
  }

  void namesOfFilesStayReadable_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("small laptop") << QSize(1024, 640);
    QTest::newRow("desktop") << QSize(1280, 800);
  }

  void namesOfFilesStayReadable() {
    QFETCH(QSize, size);
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    fixture.window().resize(size);
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "many"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    auto& view = fixture.find<QTreeView>("predictionTable");
    QTRY_COMPARE_WITH_TIMEOUT(view.model()->rowCount(), 4, patience);
    QTest::qWait(50);
    QVERIFY(view.columnWidth(Column::File) >= 180);
    QVERIFY(view.columnWidth(Column::Variety) >= 80);
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
  }

  void controlOOpensPhotos() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.dialogs().files = {toQString(m_folder / "red.png")};
    QTest::keyClick(&fixture.window(), Qt::Key_O, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
  }

  void imagesWaitForTheModel() {
    const test::Home home;
    const auto engine = std::make_shared<test::FakeEngine>();
    std::latch opened(1);
    engine->beforeModel = [&] { opened.wait(); };
    test::WindowFixture fixture(loaderOf(engine));
    fixture.window().begin({.model = toQString(m_folder / "model.safetensors"),
                            .images = {toQString(m_folder / "green.png")}});
    QVERIFY(fixture.shows("dropZone"));
    QVERIFY(fixture.find<QLabel>("subtitle").text().startsWith("Loading"));
    opened.count_down();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(label(fixture), "Lime");
  }

  void lastModelIsLoadedAtStart() {
    const test::Home home;
    const auto engine = std::make_shared<test::FakeEngine>();
    {
      test::WindowFixture fixture(loaderOf(engine));
      begin(fixture);
      fixture.window().close();
    }
    test::WindowFixture again(loaderOf(engine));
    again.window().begin({});
    again.context().navigator.go({.page = PageId::Classify});
    QTRY_VERIFY_WITH_TIMEOUT(again.find<QLabel>("subtitle").text().startsWith("4 classes"),
                             patience);
    QCOMPARE(again.find<QComboBox>("modelBox").currentText(),
             toQString(m_folder.path().filename()));
  }

  void anotherModelAnswersAnew() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fixture.drop(*test::mimeOf({m_folder / "red.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    fixture.dialogs().files = {toQString(m_folder / "other.safetensors")};
    auto& box = fixture.find<QComboBox>("modelBox");
    Q_EMIT box.activated(box.count() - 1);
    QTRY_COMPARE_WITH_TIMEOUT(box.currentText(), "other.safetensors", patience);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
  }

  void modelThatIsNoModelIsExplained() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    fixture.window().begin({});
    fixture.context().navigator.go({.page = PageId::Classify,
                                    .purpose = Visit::Purpose::Model,
                                    .files = {toQString(m_folder / "none.safetensors")}});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
    QVERIFY(fixture.shows("noModel"));
  }

  void badModelNamedAtTheStartLeavesTheOneThatComesWithPomona() {
    const test::Home home;
    const auto models = home.path() / "resources" / "models";
    fs::create_directories(models);
    std::ofstream(models / "fruits.safetensors") << "any";
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    fixture.context().settings.set(settings::lastModel, toQString(m_folder / "gone.safetensors"));
    fixture.window().begin({.model = toQString(m_folder / "none.safetensors"),
                            .images = {toQString(m_folder / "red.png")}});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    QCOMPARE(fixture.find<QComboBox>("modelBox").currentText(), "Pomona's fruit");
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("none.safetensors"));
    QCOMPARE(fixture.context().settings.get(settings::lastModel),
             toQString(m_folder / "gone.safetensors"));  // nobody chose the bundled one
  }

  void folderWithoutImagesIsExplained() {
    const test::Home home;
    test::WindowFixture fixture(loaderOf(std::make_shared<test::FakeEngine>()));
    begin(fixture);
    fs::create_directories(m_folder / "nothing");
    fixture.drop(*test::mimeOf({m_folder / "nothing"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
  }

  void networkSeesSizeAndPreprocessing() {
    const auto picture = toImage(plain(QColor(200, 100, 50)));
    const auto lite = networkView(picture, 16, Preprocessing::Lite);
    QCOMPARE(lite.size(), QSize(16, 16));
    QCOMPARE(lite.pixelColor(8, 8), QColor(200, 100, 50));
    QCOMPARE(networkView(picture, 16, Preprocessing::Caffe).pixelColor(8, 8), QColor(50, 100, 200));
  }

  void modelsKeepTheRules() {
    ThumbnailLoader loader;
    const auto strictly = QAbstractItemModelTester::FailureReportingMode::QtTest;
    PredictionTableModel table(loader);
    const QAbstractItemModelTester first(&table, strictly);
    table.append(rowsOf({answerOf("b 10.png", {{"Apple", 1}}),
                         {.file = m_folder / "none.png",
                          .error = Error{ErrorCode::NotFound, Sentence::verbatim("gone"), {}}},
                         answerOf("b 9.png", {{"Pear", 0.6}, {"Lime", 0.4}})}));
    QCOMPARE(table.rowCount(), 3);
    QVERIFY(table.index(0, Column::Second).data().toString().isEmpty());
    QCOMPARE(table.unread(), 1U);
    QCOMPARE(table.unsure(), 1U);
    const QPersistentModelIndex pear = table.index(2, Column::Label);
    table.sort(Column::File);
    QTRY_COMPARE(pear.row(), 0);  // 9 before 10
    QCOMPARE(pear.data().toString(), "Pear");
    table.setFilter("APPLE");
    QTRY_COMPARE(table.rowCount(), 1);
    QVERIFY(!pear.isValid());
    table.append(rowsOf({answerOf("c.png", {{"apple", 1}})}));  // while it is filtered
    QTRY_COMPARE(table.rowCount(), 2);
    table.setFilter({});
    QTRY_COMPARE(table.rowCount(), 4);
    table.clear();
    DropHistoryModel history(loader);
    const QAbstractItemModelTester second(&history, strictly);
    for (int i = 0; i < DropHistoryModel::kept + 3; ++i)
      history.add({.paths = {toQString(m_folder / "red.png")}});
    QCOMPARE(history.rowCount(), DropHistoryModel::kept);
    history.setLabel(0, "Apple");
    QCOMPARE(history.index(0).data().toString(), "Apple");
    history.add({.image = plain(Qt::blue)});
    QVERIFY(
        !history.index(history.rowCount() - 1).data(Qt::DecorationRole).value<QImage>().isNull());
  }
};

QTEST_MAIN(TestClassifyPage)
#include "test_classify_page.moc"
