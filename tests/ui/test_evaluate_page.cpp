// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolTip>
#include <QTreeView>
#include <QWheelEvent>
#include <atomic>
#include <fstream>
#include <thread>

#include "pomona/evaluation.h"
#include "pomona/paths.h"
#include "ui/charts/color_map.h"
#include "ui/charts/heat_map.h"
#include "ui/controllers/text.h"
#include "ui/fake_engine.h"
#include "ui/models/class_figures_model.h"
#include "ui/models/thumbnail_model.h"
#include "ui/widgets/image_viewer.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 60'000;

/// A window in a home with one trained run on drawn fruit.
class Trained {
 public:
  Trained() {
    test::drawnDataset(data(), 4);
    const auto trained =
        test::runCli({"train", "--recipe", "quick", "--epochs", "2", "--data", toQString(data()),
                      "--out", toQString(home.path() / "DATA/pomona/runs/first")},
                     home.path());
    if (trained.exitCode != 0) qFatal("%s", trained.err.constData());
  }
  fs::path data() const { return home.path() / "fruit"; }
  fs::path run() const { return runsDirectory() / "first"; }

  test::Home home;
};

/// Goes to the page and waits until the run is chosen.
void goToEvaluate(test::WindowFixture& fixture) {
  fixture.context().navigator.go({.page = PageId::Evaluate});
  QTRY_COMPARE_WITH_TIMEOUT(fixture.find<QComboBox>("evaluateModel").currentText(), "first",
                            patience);
}

void evaluate(test::WindowFixture& fixture) {
  goToEvaluate(fixture);
  fixture.click("evaluate");
  QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("figureTable"), patience);
}

/// Its evaluation takes until it may end, and comes to nothing.
class SlowEngine : public test::FakeEngine {
 public:
  mutable std::atomic<int> begun = 0;
  std::atomic<bool> mayEnd = false;
  Result<Evaluation> evaluate(const EvaluationRequest&, const ProgressCallback&,
                              std::stop_token stop) const override {
    ++begun;
    while (!mayEnd && !stop.stop_requested()) std::this_thread::yield();
    return failure(ErrorCode::Internal, Sentence::verbatim("It came to nothing."));
  }
};

/// Says of every model what could be said of one.
class CautiousEngine : public test::FakeEngine {
 public:
  explicit CautiousEngine(ModelCaution found) : m_found(std::move(found)) {}
  Result<Evaluation> evaluate(const EvaluationRequest& request, const ProgressCallback& progress,
                              std::stop_token stop) const override {
    auto evaluation = loadEngine().value()->evaluate(request, progress, stop);
    if (evaluation) evaluation->caution = m_found;
    return evaluation;
  }

 private:
  const ModelCaution m_found;
};

}  // namespace

class TestEvaluatePage : public QObject {
  Q_OBJECT
  std::unique_ptr<Trained> m_trained;

 private Q_SLOTS:
  void initTestCase() { m_trained = std::make_unique<Trained>(); }
  void cleanupTestCase() { m_trained.reset(); }

  void whatBearsOnTheFiguresIsSaid_data() {
    QTest::addColumn<ModelCaution>("caution");
    QTest::addColumn<QString>("words");
    QTest::newRow("fault") << ModelCaution{"float32", "float32", true} << "with a known fault";
    QTest::newRow("precision") << ModelCaution{"float32", "bfloat16", false}
                               << "trained in bfloat16; here it computes in float32";
  }
  void whatBearsOnTheFiguresIsSaid() {
    QFETCH(const ModelCaution, caution);
    QFETCH(const QString, words);
    fs::remove(m_trained->run() / "evaluation-test.json");
    const auto engine = std::make_shared<CautiousEngine>(caution);
    test::WindowFixture fixture([engine]() -> Result<EnginePointer> { return engine; });
    evaluate(fixture);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
    const auto said = fixture.find<QLabel>("bannerText").text();
    QVERIFY2(said.contains(words), qPrintable(said));
    fs::remove(m_trained->run() / "evaluation-test.json");
  }

  void figuresTableMatrixAndImages() {
    test::WindowFixture fixture(&loadEngine);
    evaluate(fixture);
    auto& table = fixture.find<QTreeView>("figureTable");
    const QAbstractItemView& view = table;
    for (int column = 1; column < table.model()->columnCount(); ++column)
      QVERIFY(view.sizeHintForColumn(column) <= table.header()->sectionSize(column));  // not cut
    auto& matrix = fixture.find<HeatMap>("confusionMatrix");
    auto& strip = fixture.find<ThumbnailGrid>("resultStrip");
    QCOMPARE(table.model()->rowCount(), 4);
    QVERIFY(fixture.find<QLabel>("subtitle").text().contains("12 Test images"));
    int images = 0;  // every image lies in one cell
    for (int row = 0; row < 4; ++row)
      for (int column = 0; column < 4; ++column) {
        QTest::mouseClick(&matrix, Qt::LeftButton, {},
                          matrix.rectOf({row, column}).center().toPoint());
        QCOMPARE(matrix.current(), (MatrixCell{row, column}));
        images += strip.model()->rowCount();
        if (strip.model()->rowCount() == 0) continue;
        const auto label = strip.model()->index(0, 0).data(ThumbnailModel::LabelRole).toString();
        QVERIFY(label.contains(row == column ? "recognised" : "taken for"));
        QTRY_VERIFY(!strip.model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
      }
    QCOMPARE(images, 12);
    const auto first = table.model()->index(0, 0);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(first).center());
    QCOMPARE(strip.model()->rowCount(), 3);
    QCOMPARE(matrix.current().column, -1);
    QVERIFY(fixture.find<QLabel>("stripTitle").text().startsWith(first.data().toString()));
    fixture.click("showHardest");
    QCOMPARE(matrix.current(), MatrixCell());
  }

  void openingAgainComputesNothing() {
    {
      test::WindowFixture fixture(&loadEngine);
      evaluate(fixture);
    }
    QVERIFY(fs::exists(m_trained->run() / "evaluation-test.json"));
    test::WindowFixture again;  // has no engine, so it cannot compute
    goToEvaluate(again);
    QTRY_VERIFY_WITH_TIMEOUT(again.shows("figureTable"), patience);
    QVERIFY(!again.find<QPushButton>("evaluate").isEnabled());
  }

  void changedImagesAreNotEvaluatedYet() {
    {
      test::WindowFixture fixture(&loadEngine);
      evaluate(fixture);
    }
    const auto dataset = scanDataset(m_trained->data()).value();
    fs::last_write_time(dataset.root / dataset.test.front().file, fs::file_time_type::clock::now());
    test::WindowFixture again;
    goToEvaluate(again);
    QTRY_VERIFY_WITH_TIMEOUT(again.find<QPushButton>("evaluate").isEnabled(), patience);
    QVERIFY(!again.shows("figureTable"));
  }

  void comingBackToARunningEvaluationDoesNotBeginAnew() {
    const auto engine = std::make_shared<SlowEngine>();
    fs::remove(m_trained->run() / "evaluation-test.json");
    test::WindowFixture fixture([engine]() -> Result<EnginePointer> { return engine; });
    goToEvaluate(fixture);
    QTRY_VERIFY(fixture.find<QPushButton>("evaluate").isEnabled());
    fixture.click("evaluate");
    QTRY_COMPARE(engine->begun.load(), 1);
    auto& data = fixture.find<QComboBox>("evaluateData");
    for (const int item : {1, 0}) {
      data.setCurrentIndex(item);
      Q_EMIT data.activated(item);
    }
    QVERIFY(!fixture.find<QPushButton>("evaluate").isEnabled());
    fixture.context().navigator.go({.page = PageId::Evaluate,
                                    .purpose = Visit::Purpose::Run,
                                    .files = {toQString(m_trained->run())}});
    QVERIFY(fixture.shows("jobCancel"));
    engine->mayEnd = true;
    QTRY_VERIFY(fixture.shows("bannerText"));
    QCOMPARE(engine->begun.load(), 1);
  }

  void deletedRunThatComesBackIsShownAgain() {
    const auto second = runsDirectory() / "second";
    fs::copy(m_trained->run(), second, fs::copy_options::recursive);
    {
      test::WindowFixture fixture;
      fixture.context().navigator.go({.page = PageId::Evaluate});
      auto& model = fixture.find<QComboBox>("evaluateModel");
      QTRY_COMPARE_WITH_TIMEOUT(model.count(), 3, patience);  // and "Model file..."
      const auto shown = model.findText("second");
      model.setCurrentIndex(shown);
      Q_EMIT model.activated(shown);
      fixture.context().runs.discard({toQString(second)});
      QTRY_COMPARE_WITH_TIMEOUT(model.currentText(), "first", patience);
      fixture.context().runs.undo();
      QTRY_COMPARE_WITH_TIMEOUT(model.currentText(), "second", patience);
    }
    fs::remove_all(second);
  }

  void chosenModelIsThereAtTheNextStart() {
    for (const auto* name : {"second", "third"})
      fs::copy(m_trained->run(), runsDirectory() / name, fs::copy_options::recursive);
    QString chosen;
    {
      test::WindowFixture fixture;
      fixture.context().navigator.go({.page = PageId::Evaluate});
      auto& models = fixture.find<QComboBox>("evaluateModel");
      QTRY_VERIFY_WITH_TIMEOUT(models.findText("third") >= 0, patience);
      const int other =
          models.currentText() == "third" ? models.findText("second") : models.findText("third");
      models.setCurrentIndex(other);
      Q_EMIT models.activated(other);
      chosen = models.currentText();
    }
    test::WindowFixture again;
    again.context().navigator.go({.page = PageId::Evaluate});
    QTRY_COMPARE_WITH_TIMEOUT(again.find<QComboBox>("evaluateModel").currentText(), chosen,
                              patience);
    for (const auto* name : {"second", "third"}) fs::remove_all(runsDirectory() / name);
    again.context().runs.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(again.find<QComboBox>("evaluateModel").currentText(), "first",
                              patience);
  }

  void datasetThatOpensLaterIsThere() {
    const auto model = m_trained->home.path() / "elsewhere.safetensors";
    fs::copy_file(m_trained->run() / "model.safetensors", model);
    test::WindowFixture fixture(&loadEngine);
    fixture.context().settings.set(settings::evaluatedModel, toQString(model));
    fixture.context().navigator.go({.page = PageId::Evaluate});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("evaluateToDataset"), patience);
    QVERIFY(!fixture.find<QPushButton>("evaluate").isEnabled());
    fixture.context().dataset.open(toQString(m_trained->data()));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("evaluate").isEnabled(), patience);
    QVERIFY(!fixture.shows("evaluateToDataset"));
    fixture.context().settings.set(settings::evaluatedModel, {});
  }

  void classNamesAreReadOnASmallLaptop_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("German") << "de";
  }

  void classNamesAreReadOnASmallLaptop() {
    QFETCH(QString, language);
    Settings().set(settings::language, language);
    const auto back = qScopeGuard([] { Settings().set(settings::language, QStringLiteral("en")); });
    test::WindowFixture fixture(&loadEngine);
    fixture.window().resize(1024, 640);
    evaluate(fixture);
    const auto& table = fixture.find<QTreeView>("figureTable");
    QVERIFY(table.header()->sectionSize(ClassFiguresModel::Name) >=
            table.fontMetrics().horizontalAdvance(QStringLiteral("Apple Golden Delicious 12")) +
                2 * table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin));
    const auto edgeOf = [&](const QWidget& widget, const QPoint& corner) {
      return widget.mapTo(&fixture.window(), corner).x();
    };
    const auto& beside = *fixture.find<HeatMap>("confusionMatrix").parentWidget();
    QVERIFY(edgeOf(table, table.rect().topRight()) < edgeOf(beside, {0, 0}));  // nor covered
  }

  void trainingAndAnotherFolder() {
    test::WindowFixture fixture(&loadEngine);
    goToEvaluate(fixture);
    auto& data = fixture.find<QComboBox>("evaluateData");
    data.setCurrentIndex(1);
    Q_EMIT data.activated(1);
    fixture.click("evaluate");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QLabel>("subtitle").text().contains("24 Training images"),
                             patience);
    const auto folder = m_trained->home.path() / "tree";
    fs::copy(m_trained->data() / "Test", folder, fs::copy_options::recursive);
    fixture.dialogs().folder = toQString(folder);
    Q_EMIT data.activated(2);
    QTRY_VERIFY(fixture.find<QPushButton>("evaluate").isEnabled());
    fixture.click("evaluate");
    QTRY_VERIFY_WITH_TIMEOUT(
        fixture.find<QLabel>("subtitle").text().contains("12 Training images of tree"), patience);
  }

  void cancelledEvaluationLeavesNothing() {
    test::WindowFixture fixture(&loadEngine);
    const auto many = m_trained->home.path() / "many";
    const auto drawn = makeDemoDataset(many, {.classes = 4, .training = 60, .test = 60});
    QVERIFY(drawn.has_value());
    goToEvaluate(fixture);
    fixture.dialogs().folder = toQString(many);
    Q_EMIT fixture.find<QComboBox>("evaluateData").activated(2);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("evaluate").isEnabled(), patience);
    fixture.click("evaluate");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("jobCancel"), patience);
    fixture.click("jobCancel");
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("jobCancel"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("evaluate").isEnabled(), patience);
    QVERIFY(!fixture.shows("figureTable"));
    QVERIFY(!fixture.shows("bannerText"));  // who cancels knows
  }

  void unreadableImagesAreSaidAndTheOthersEvaluated() {
    test::WindowFixture fixture(&loadEngine);
    const auto folder = m_trained->home.path() / "partly";
    fs::copy(m_trained->data() / "Test", folder, fs::copy_options::recursive);
    const auto dataset = scanDataset(folder).value();
    const auto broken = dataset.root / dataset.training[5].file;
    fs::resize_file(broken, 300);
    goToEvaluate(fixture);
    fixture.dialogs().folder = toQString(folder);
    Q_EMIT fixture.find<QComboBox>("evaluateData").activated(2);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("evaluate").isEnabled(), patience);
    fixture.click("evaluate");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("figureTable"), patience);
    QVERIFY(fixture.find<QLabel>("subtitle").text().contains("11 Training images"));
    QVERIFY(fixture.find<QLabel>("bannerText").text().startsWith("1 of 12 images"));
    bool named = false;
    for (const auto* details : fixture.window().findChildren<QLabel*>("bannerDetails"))
      named = named || details->text().contains(toQString(broken.filename()));
    QVERIFY(named);
  }

  void filterAndViewer() {
    test::WindowFixture fixture(&loadEngine);
    evaluate(fixture);
    auto& table = fixture.find<QTreeView>("figureTable");
    fixture.find<QLineEdit>("figureFilter").setText("no such class");
    QCOMPARE(table.model()->rowCount(), 0);
    fixture.find<QLineEdit>("figureFilter").clear();
    table.setCurrentIndex(table.model()->index(0, 0));
    auto& strip = fixture.find<ThumbnailGrid>("resultStrip");
    strip.setCurrentIndex(strip.model()->index(1, 0));
    QTest::keyClick(&strip, Qt::Key_Space);
    auto& viewer = fixture.find<ImageViewer>("viewer");
    QCOMPARE(viewer.file(), strip.model()->index(1, 0).data(ThumbnailModel::FileRole).toString());
    QTest::keyClick(&viewer, Qt::Key_Right);
    QCOMPARE(strip.currentIndex().row(), 2);
    QTest::keyClick(&viewer, Qt::Key_Escape);
    QVERIFY(fixture.shows("figureTable"));
  }

  void everythingCanBeSaved() {
    test::WindowFixture fixture(&loadEngine);
    evaluate(fixture);
    const auto folder = m_trained->home.path() / "saved";
    fs::create_directories(folder);
    fixture.dialogs().folder = toQString(folder);
    fixture.dialogs().saveName = toQString(folder / "report.html");
    for (const auto& [action, file] :
         {std::pair{"saveReport", "report.html"}, std::pair{"saveTables", "evaluation/images.csv"},
          std::pair{"saveTables", "evaluation 2/images.csv"},  // nothing is written over
          std::pair{"saveCharts", "evaluation 3/reliability.png"}}) {
      fixture.window().findChild<QAction*>(QLatin1String(action))->trigger();
      QTRY_VERIFY_WITH_TIMEOUT(fs::exists(folder / file), patience);
    }
    QFile report(toQString(folder / "report.html"));
    QVERIFY(report.open(QIODevice::ReadOnly));
    const auto html = report.readAll();
    QVERIFY(html.contains("data:image/png;base64,"));
    QVERIFY(!html.contains("src=\"http") && !html.contains("src=\"file"));
    const QImage confusion(toQString(folder / "evaluation 3" / "confusion.png"));
    const auto isInk = [&](int x, int y) {
      return confusion.pixelColor(x, y).rgb() != lightColors().window.rgb();
    };
    bool right = false;  // the matrix goes on in the right half, the foot is reached
    bool foot = false;
    for (int i = 0; i < confusion.height(); ++i) {
      right = right || isInk(3 * confusion.width() / 4, i);
      for (int y = confusion.height() * 8 / 10; y < confusion.height(); ++y)
        foot = foot || isInk(i, y);
    }
    QVERIFY(right && foot);
  }

  void missingModelIsSaid() {
    test::WindowFixture fixture(&loadEngine);
    const auto file = m_trained->home.path() / "broken.safetensors";
    std::ofstream(file) << "no model";
    fixture.open(m_trained->data());
    fixture.context().navigator.go(
        {.page = PageId::Evaluate, .purpose = Visit::Purpose::Model, .files = {toQString(file)}});
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
    QVERIFY(!fixture.shows("figureTable"));
  }

  void matrixZoomsAndFollowsTheKeys() {
    HeatMap matrix;
    matrix.resize(600, 600);
    constexpr int classes = 200;
    std::vector<std::vector<std::size_t>> counts(classes, std::vector<std::size_t>(classes));
    QStringList names;
    for (std::size_t i = 0; i < classes; ++i) {
      counts[i][i] = 40;
      counts[i][(i + 7) % classes] = 2;
      names << QStringLiteral("a class with a rather long name %1").arg(i);
    }
    matrix.setCounts(counts, names);
    QCOMPARE(matrix.most(), 2U);
    matrix.setDiagonalShown(true);
    QCOMPARE(matrix.most(), 40U);
    QCOMPARE(matrix.describe({3, 10}), names[3] + " taken for " + names[10] + ": 2 of 42 images");
    matrix.show();
    QSignalSpy chosen(&matrix, &HeatMap::chosen);
    for (int i = 0; i < 12; ++i) QTest::keyClick(&matrix, Qt::Key_Plus);
    QCOMPARE(matrix.zoom(), 50.0);
    QTest::keyClick(&matrix, Qt::Key_Down);
    QTest::keyClick(&matrix, Qt::Key_Right);
    QCOMPARE(matrix.current(), (MatrixCell{1, 1}));
    QCOMPARE(chosen.count(), 2);
    QVERIFY(matrix.rect().contains(matrix.rectOf({1, 1}).center().toPoint()));
    QTest::keyClick(&matrix, Qt::Key_0);
    QCOMPARE(matrix.zoom(), 1.0);
  }

  void matrixIsDraggedAndHoverNamesPairAndCount() {
    HeatMap matrix;
    matrix.resize(600, 600);
    constexpr int classes = 40;
    std::vector<std::vector<std::size_t>> counts(classes, std::vector<std::size_t>(classes));
    QStringList names;
    for (std::size_t i = 0; i < classes; ++i) {
      counts[i][(i + 1) % classes] = i + 1;
      names << QStringLiteral("fruit %1").arg(i);
    }
    matrix.setCounts(counts, names);
    matrix.show();
    QVERIFY(QTest::qWaitForWindowExposed(&matrix));
    QSignalSpy chosen(&matrix, &HeatMap::chosen);
    const auto middle = [&](int row, int column) {
      return matrix.rectOf({row, column}).center().toPoint();
    };
    QTest::mouseMove(&matrix, middle(6, 7));
    QTRY_COMPARE(QToolTip::text(), "fruit 6 taken for fruit 7: 7 of 7 images");
    QWheelEvent wheel(middle(20, 20), matrix.mapToGlobal(QPointF(middle(20, 20))), {}, {0, 240}, {},
                      {}, Qt::NoScrollPhase, false);
    const auto before = matrix.rectOf({20, 20});
    QCoreApplication::sendEvent(&matrix, &wheel);
    QCOMPARE(matrix.zoom(), 2.25);
    QVERIFY(matrix.rectOf({20, 20}).width() > 2 * before.width());
    const auto from = middle(20, 20);
    QTest::mousePress(&matrix, Qt::LeftButton, {}, from);
    QTest::mouseMove(&matrix, from + QPoint(60, 45));
    QTest::mouseRelease(&matrix, Qt::LeftButton, {}, from + QPoint(60, 45));
    QVERIFY((middle(20, 20) - from - QPoint(60, 45)).manhattanLength() <= 2);
    QCOMPARE(chosen.count(), 0);  // it was no click
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, middle(20, 21));
    QCOMPARE(matrix.current(), (MatrixCell{20, 21}));
  }

  void tinyCellIsHitFromBesideIt() {
    HeatMap matrix;
    matrix.resize(600, 600);
    constexpr std::size_t classes = 200;
    std::vector<std::vector<std::size_t>> counts(classes, std::vector<std::size_t>(classes));
    counts[50][60] = 3;
    counts[55][55] = 9;  // right answers are not shown
    matrix.setCounts(counts, QStringList(classes, QStringLiteral("fruit")));
    matrix.show();
    QVERIFY(QTest::qWaitForWindowExposed(&matrix));
    const auto click = [&](int row, int column) {
      const auto at = matrix.rectOf({row, column}).center().toPoint();
      QTest::mouseClick(&matrix, Qt::LeftButton, {}, at);
      return matrix.current();
    };
    QVERIFY(matrix.rectOf({0, 0}).width() < 3);
    QCOMPARE(click(51, 60), (MatrixCell{50, 60}));
    QCOMPARE(click(56, 55), (MatrixCell{56, 55}));
    QCOMPARE(click(150, 20), (MatrixCell{150, 20}));
  }

  void pictureForFilesHasTheScaleOfItsColours() {
    HeatMap matrix;
    matrix.setCounts({{90, 10}, {2, 98}}, {"Apple", "Pear"});
    const auto picture = matrix.render(900);
    const QRect foot(0, picture.height() - 80, picture.width() / 4, 80);
    const auto most = countColor(98, 98, lightColors().base);
    int inked = 0;
    for (int y = foot.top(); y <= foot.bottom(); ++y)
      for (int x = 0; x < foot.width(); ++x) inked += picture.pixelColor(x, y) == most;
    QVERIFY(inked > 0);
  }

  void coloursLeaveTheGroundWithTheCount() {
    for (const bool dark : {false, true}) {
      const auto& ground = (dark ? darkColors() : lightColors()).base;
      int before = 0;
      for (const std::size_t count : {1U, 4U, 20U, 100U}) {
        const int distance =
            std::abs(qGray(countColor(count, 100, ground).rgb()) - qGray(ground.rgb()));
        QVERIFY(distance > before);
        before = distance;
      }
    }
  }

  void models() {
    const auto shown = std::make_shared<ShownEvaluation>();
    shown->kept.evaluation.classes = {"Apple", "Pear"};
    shown->kept.evaluation.perClass = {{0.5, 1, 0.75, 3}, {1, 0, 0, 1234}};
    shown->kept.evaluation.mostConfused = {{1, 0, 7}};
    ClassFiguresModel classes;
    ConfusedPairsModel pairs;
    const auto strictly = QAbstractItemModelTester::FailureReportingMode::QtTest;
    const QAbstractItemModelTester first(&classes, strictly), second(&pairs, strictly);
    classes.setEvaluation(shown);
    pairs.setEvaluation(shown);
    QCOMPARE(classes.index(0, ClassFiguresModel::Precision).data().toString(), "0.5000");
    QCOMPARE(classes.index(1, ClassFiguresModel::Support).data().toString(), "1,234");
    QCOMPARE(pairs.index(0, ConfusedPairsModel::Predicted).data().toString(), "Apple");
    classes.setEvaluation(nullptr);
    QCOMPARE(classes.rowCount(), 0);
  }
};

QTEST_MAIN(TestEvaluatePage)
#include "test_evaluate_page.moc"
