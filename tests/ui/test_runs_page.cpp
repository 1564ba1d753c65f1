// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeView>
#include <fstream>
#include <set>

#include "pomona/paths.h"
#include "pomona/run.h"
#include "ui/charts/curve_plot.h"
#include "ui/charts/curve_switch.h"
#include "ui/charts/run_curves.h"
#include "ui/controllers/text.h"
#include "ui/models/run_table_model.h"
#include "ui/pages/curve_panel.h"
#include "ui/pages/page.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 20'000;

/// Files of a run as core writes them; without a report it was stopped.
fs::path writeRun(const std::string& name, const std::string& recipe, bool finished) {
  const auto folder = runsDirectory() / name;
  fs::create_directories(folder);
  auto text = toJson(recipePreset(recipe).value());
  text.insert(text.rfind('}'),
              R"(, "run": {"format_version": 1, "data": "/data/fruits", "dataset_digest": "d",
                 "weights_digest": "w", "device": "cpu", "threads": 2,
                 "created": "2026-11-2)" +
                  std::to_string(name.size() % 10) + R"(T10:00:00Z"})");
  std::ofstream(folder / "recipe.json") << text;
  if (!finished) return folder;
  const std::string emptyModel("\2\0\0\0\0\0\0\0{}", 10);
  std::ofstream(folder / "model.safetensors") << emptyModel;
  TrainingReport report;
  report.epochs = 3;
  report.validationAccuracy = 0.75;
  report.test = {0.5, 0.875, 1};
  std::ofstream(folder / "report.json") << toJson(report);
  return folder;
}

QTreeView& goToRuns(test::WindowFixture& fixture, int runs) {
  fixture.context().navigator.go({.page = PageId::Runs});
  if (!QTest::qWaitFor(
          [&] { return static_cast<int>(fixture.context().runs.runs().size()) == runs; }, patience))
    qFatal("the runs are not listed");
  return fixture.find<QTreeView>("runTable");
}

void select(QTreeView& table, const QString& name, bool more = false) {
  const auto found = table.model()->match(table.model()->index(0, 0), Qt::DisplayRole, name);
  QCOMPARE(found.size(), 1);
  QTest::mouseClick(table.viewport(), Qt::LeftButton, more ? Qt::ControlModifier : Qt::NoModifier,
                    table.visualRect(found.front()).center());
}

}  // namespace

class TestRunsPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void listsFiltersAndShowsDamage() {
    const test::Home home;
    writeRun("first", "quick", true);
    writeRun("second", "article", false);
    std::ofstream(writeRun("broken", "quick", true) / "recipe.json") << "{";
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 3);
    QCOMPARE(fixture.find<QLabel>("subtitle").text(), "3 runs, 1 damaged");
    const auto* model = table.model();
    const auto row = model->match(model->index(0, 0), Qt::DisplayRole, "first").front().row();
    QCOMPARE(model->index(row, RunTableModel::Test).data().toString(), "0.8750");
    QCOMPARE(model->index(row, RunTableModel::Validation).data().toString(), "0.7500");
    fixture.find<QLineEdit>("runFilter").setText("damaged");
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, 0).data().toString(), "broken");
    fixture.find<QLineEdit>("runFilter").setText("VGG");
    QCOMPARE(model->rowCount(), 1);
  }

  void runTunedBeforeTheFaultWasMendedSaysToTrainAgain() {
    const test::Home home;
    const auto folder = writeRun("first", "best", true);
    QFile file(toQString(folder / "recipe.json"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto text = file.readAll();
    text.replace(R"("fine_tune_from": "")", R"("fine_tune_from": "block5_conv3")");
    text.replace(R"("label_smoothing": 0,)", R"("label_smoothing": 0.1,)");
    text.replace(R"("format_version": 1)", R"("format_version": 1, "program_version": "0.1.0")");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
    file.close();
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 1);
    select(table, "first");
    QCOMPARE(table.model()->index(0, RunTableModel::State).data().toString(),
             QStringLiteral("tuned with a fault"));
    const auto facts = fixture.find<QLabel>("runFacts").text();
    QVERIFY2(facts.contains("with a known fault: train it again"), qPrintable(facts));
    QVERIFY2(facts.contains("contain label smoothing"), qPrintable(facts));
  }

  void damagedRunIsNotCompared() {
    const test::Home home;
    writeRun("first", "quick", true);
    writeRun("second", "article", true);
    std::ofstream(writeRun("broken", "quick", true) / "recipe.json") << "{";
    test::WindowFixture fixture;
    goToRuns(fixture, 3).selectAll();
    QCOMPARE(fixture.find<QTreeView>("runDifferences").model()->columnCount(), 3);
    QCOMPARE(fixture.find<ui::CurvePanel>("runCurves").plot().runs().size(), std::size_t{2});
  }

  void differencesNeedNoScrollBarInASmallWindow() {
    const test::Home home;
    writeRun("first", "quick", true);
    writeRun("second", "article", true);
    test::WindowFixture fixture;
    fixture.window().resize(1024, 640);
    auto& table = goToRuns(fixture, 2);
    select(table, "first");
    select(table, "second", true);
    const auto& differences = fixture.find<QTreeView>("runDifferences");
    QTRY_COMPARE(differences.header()->length(), differences.viewport()->width());
    QVERIFY(!differences.horizontalScrollBar()->isVisible());
  }

  void severalRunsShowTheirCurvesAndOnlyWhatDiffers() {
    const test::Home home;
    writeRun("first", "quick", true);
    writeRun("second", "article", true);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 2);
    select(table, "first");
    select(table, "second", true);
    const auto& curves = fixture.find<ui::CurvePanel>("runCurves").plot().runs();
    QCOMPARE(curves.size(), std::size_t{2});
    QVERIFY(curves[0].colour != curves[1].colour);
    QVERIFY((std::set{curves[0].label, curves[1].label} == std::set<QString>{"first", "second"}));
    const auto* differences = fixture.find<QTreeView>("runDifferences").model();
    QCOMPARE(differences->columnCount(), 3);
    QVERIFY(differences->rowCount() > 3);
    QStringList words;
    for (int row = 0; row < differences->rowCount(); ++row) {
      QVERIFY(differences->index(row, 1).data() != differences->index(row, 2).data());
      for (int column = 0; column < 3; ++column)
        words << differences->index(row, column).data().toString();
    }
    for (const auto* word : {"Backbone", "VGG16", "EfficientNet-Lite0", "Batch size"})
      QVERIFY2(words.contains(QLatin1String(word)), word);
    const auto mark = [&](int column) {
      return differences->headerData(column, Qt::Horizontal, Qt::DecorationRole)
          .value<QPixmap>()
          .toImage();
    };
    QVERIFY(!mark(1).isNull() && mark(1) != mark(2));
  }

  void legendOfManyRunsIsReadWhole() {
    const test::Home home;
    for (const auto* name :
         {"2026-11-25_101010_quick", "2026-11-25_111111_quick", "2026-11-25_121212_quick",
          "2026-11-25_131313_quick", "2026-11-25_141414_quick", "2026-11-25_151515_quick"})
      writeRun(name, "quick", true);
    test::WindowFixture fixture;
    fixture.window().resize(1024, 640);
    goToRuns(fixture, 6).selectAll();
    const auto entries = fixture.find<ui::CurvePanel>("runCurves").findChildren<ui::CurveSwitch*>();
    QCOMPARE(entries.size(), 6 + 2);
    QVERIFY(std::ranges::count(entries, "121212", &QAbstractButton::text) == 1);
    for (const auto* entry : entries)
      QTRY_VERIFY2(entry->isVisible() && entry->width() >= entry->sizeHint().width(),
                   qPrintable(entry->text()));
  }

  void runKeepsItsColourInWhateverOrderItIsChosen() {
    const test::Home home;
    writeRun("first", "quick", true);
    writeRun("second", "article", true);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 2);
    const auto colourOfFirst = [&] {
      const auto& runs = fixture.find<ui::CurvePanel>("runCurves").plot().runs();
      return std::ranges::find(runs, "first", &RunCurves::label)->colour;
    };
    select(table, "first");
    select(table, "second", true);
    const int before = colourOfFirst();
    select(table, "second");
    select(table, "first", true);
    QCOMPARE(colourOfFirst(), before);
  }

  void selectionOutlivesRunsThatComeAndGo() {
    const test::Home home;
    writeRun("first", "quick", true);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 1);
    select(table, "first");
    const auto other = writeRun("second", "quick", true);
    fixture.context().runs.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 2, patience);
    const auto chosen = [&] { return table.selectionModel()->selectedRows(); };
    QCOMPARE(chosen().size(), 1);
    QCOMPARE(chosen().front().data().toString(), "first");
    QVERIFY(fixture.find<QPushButton>("runDelete").isEnabled());
    fs::remove_all(other);
    fixture.context().runs.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 1, patience);
    QCOMPARE(chosen().size(), 1);
  }

  void resultOfARunIsReadWhole() {
    const test::Home home;
    writeRun("first", "quick", true);
    test::WindowFixture fixture;
    fixture.window().resize(1024, 640);
    select(goToRuns(fixture, 1), "first");
    fixture.window().currentPage().showMessage({.what = "Something", .file = "/a/file"});
    const auto& facts = fixture.find<QLabel>("runFacts");
    QTRY_VERIFY(facts.height() >= facts.heightForWidth(facts.width()));
  }

  void nameAndNoteAreKept() {
    const test::Home home;
    const auto folder = writeRun("first", "quick", true);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 1);
    select(table, "first");
    auto& name = fixture.find<QLineEdit>("runName");
    name.clear();
    QTest::keyClicks(&name, "Best of November");
    QTest::keyClick(&name, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->index(0, 0).data().toString(), "Best of November",
                              patience);
    auto& note = fixture.find<QLineEdit>("runNote");
    QTest::keyClicks(&note, "north light");
    QTest::keyClick(&note, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(readRun(folder).value().note), "north light",
                              patience);
    QCOMPARE(readRun(folder).value().name, std::string("Best of November"));
    fixture.click("runDelete");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("Best of November"));
  }

  void deletedRunComesBackByUndo() {
    const test::Home home;
    const auto folder = writeRun("first", "quick", true);
    writeRun("second", "quick", true);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 2);
    select(table, "first");
    fixture.click("runDelete");
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 1, patience);
    QVERIFY(!fs::exists(folder));
    QTRY_VERIFY(fixture.shows("bannerAction"));
    fixture.click("bannerAction");
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 2, patience);
    QVERIFY(fs::exists(folder / "model.safetensors"));
    select(table, "first");
    fixture.click("runDelete");  // which is then disabled
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 1, patience);
    QVERIFY(table.hasFocus());
    QTRY_VERIFY(fixture.context().runs.canUndo());
    fixture.window().setFocus();  // wherever it is
    QTest::keyClick(&fixture.window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 2, patience);
  }

  void keysDeleteUndoAndRename() {
    const test::Home home;
    const auto folder = writeRun("first", "quick", true);
    writeRun("second", "quick", true);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 2);
    select(table, "first");
    QTest::keyClick(&table, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 1, patience);
    QVERIFY(!fs::exists(folder));
    QTest::keyClick(&table, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 2, patience);
    QVERIFY(fs::exists(folder / "model.safetensors"));
    select(table, "first");
    QTest::keyClick(&table, Qt::Key_F2);
    auto& name = fixture.find<QLineEdit>("runName");
    QTRY_VERIFY(name.hasFocus());
    QTest::keyClicks(&name, "renamed");  // what was there is selected
    QTest::keyClick(&name, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(readRun(folder)->name, std::string("renamed"), patience);
  }

  void nothingIsToTheRightOfASmallWindow() {
    const test::Home home;
    writeRun("first", "quick", true);
    writeRun("second", "article", false);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 2);
    for (const int width : {900, 1024, 1600}) {
      fixture.window().resize(width, 640);
      QTRY_COMPARE(fixture.window().width(), width);
      QTRY_COMPARE(table.isColumnHidden(RunTableModel::Date), width == 900);
      QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
      QVERIFY(!table.isColumnHidden(RunTableModel::State));
    }
    const auto* model = table.model();
    const auto row = model->match(model->index(0, 0), Qt::DisplayRole, "first").front().row();
    QCOMPARE(model->index(row, RunTableModel::Backbone).data().toString(), "EfficientNet-Lite0");
  }

  void stepsOfARunAreInItsCurves() {
    const test::Home home;
    const auto folder = writeRun("first", "quick", true);
    std::ofstream(folder / "steps.csv") << "epoch,step,steps,loss,accuracy,learning_rate\n"
                                           "1,1,2,0.9,0.25,0.001\n1,2,2,0.5,0.75,0.001\n";
    std::ofstream(writeRun("second", "quick", true) / "steps.csv") << "nonsense";
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 2);
    select(table, "first");
    const auto& plot = fixture.find<ui::CurvePanel>("runCurves").plot();
    QTRY_COMPARE_WITH_TIMEOUT(plot.runs().front().accuracy.raw().size(), 2U, patience);
    QCOMPARE(plot.runs().front().accuracy.raw().back().y, 0.75);
    QVERIFY(!fixture.shows("bannerText"));
    select(table, "second");
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("bannerText"), patience);
  }

  void modelIsExportedAndRunsAreUsed() {
    const test::Home home;
    const auto folder = writeRun("first", "quick", true);
    writeRun("second", "quick", false);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 2);
    select(table, "first");
    QVERIFY(!fixture.find<QPushButton>("runResume").isEnabled());
    fixture.dialogs().saveName = toQString(home.path() / "out.safetensors");
    fixture.click("runExport");
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(home.path() / "out.safetensors"), patience);
    fixture.click("runOpen");
    QCOMPARE(fixture.dialogs().revealed, QStringList{toQString(fs::canonical(folder))});
    QSignalSpy visits(&fixture.context().navigator, &Navigator::requested);
    fixture.click("runClassify");
    QCOMPARE(visits.last().first().value<Visit>().files.value(0),
             toQString(fs::canonical(folder) / "model.safetensors"));
    fixture.context().navigator.go({.page = PageId::Runs});
    select(table, "second");
    QVERIFY(!fixture.find<QPushButton>("runExport").isEnabled());
    fixture.click("runResume");
    const auto visit = visits.last().first().value<Visit>();
    QVERIFY(visit.page == PageId::Train && visit.purpose == Visit::Purpose::Resume);
  }

  void runsOfOtherProgramsAppear() {
    const test::Home home;
    writeRun("first", "quick", true);
    test::WindowFixture fixture;
    auto& table = goToRuns(fixture, 1);
    writeRun("another", "quick", true);
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 2, patience);
  }

  void emptyPageLeadsToTrain() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.context().navigator.go({.page = PageId::Runs});
    fixture.click("firstRun");
    QVERIFY(fixture.window().currentPage().id() == PageId::Train);
  }

  void namesOfRunsAreToldApartByTheirHeadings() {
    const auto headings = [](const std::vector<std::string>& names) {
      std::vector<RunRecord> runs(names.size());
      for (std::size_t i = 0; i < names.size(); ++i) runs[i].name = names[i];
      RunDifferencesModel model;
      model.setRuns(runs);
      QStringList texts;
      for (int i = 1; i < model.columnCount(); ++i)
        texts << model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
      return texts;
    };
    QCOMPARE(headings({"2026-11-25_112233_quick", "2026-11-25_112299_quick"}),
             QStringList({"112233", "112299"}));
    QCOMPARE(headings({"peeled apples", "peeled pears"}), QStringList({"apples", "pears"}));
    QCOMPARE(headings({"first", "second"}), QStringList({"first", "second"}));
    QCOMPARE(headings({"2026-11-25_112233_quick", "my best", "2026-11-25_112299_quick"}),
             QStringList({"112233", "my best", "112299"}));
    QCOMPARE(headings({"2026-11-25_112233_quick", "my best"}),
             QStringList({"2026-11-25_112233_quick", "my best"}));
    QCOMPARE(headings({"try ", "try 2"}), QStringList({"try ", "try 2"}));  // nothing is left
  }

  void models() {
    RunTableModel table;
    RunDifferencesModel differences;
    const auto strictly = QAbstractItemModelTester::FailureReportingMode::QtTest;
    const QAbstractItemModelTester first(&table, strictly), second(&differences, strictly);
    RunRecord run;
    run.path = "/runs/a";
    run.state = RunState::Stopped;
    auto other = run;
    other.path = "/runs/b";
    other.recipe.epochs = 7;
    table.setRuns({run, other});
    other.history = {{.epoch = 1, .valLoss = 0.1, .valAccuracy = 0.5},
                     {.epoch = 2, .valLoss = 0.2, .valAccuracy = 0.75}};
    table.setRuns({run, other});
    QCOMPARE(table.index(1, RunTableModel::Validation).data().toString(), "0.5000");
    QVERIFY(table.index(1, RunTableModel::State).data().toString().contains("2/7"));
    differences.setRuns({run, other});
    QCOMPARE(differences.rowCount(), 1);
    differences.setRuns({run, run});
    QCOMPARE(differences.rowCount(), 0);
    table.setRuns({});
    QCOMPARE(table.rowCount(), 0);
  }
};

QTEST_MAIN(TestRunsPage)
#include "test_runs_page.moc"
