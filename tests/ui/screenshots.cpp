// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real window on a dataset and saves pictures of its pages, light and dark.
// Called by packaging/screenshots: pomona-screenshots DATASET OUT [WIDTH HEIGHT].
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTabBar>
#include <QTreeView>
#include <fstream>

#include "pomona/dataset.h"
#include "pomona/recipe.h"
#include "ui/controllers/text.h"
#include "ui/models/thumbnail_model.h"
#include "ui/widgets/fold_out.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;

namespace {

constexpr QSize pictureSize{1280, 800};
constexpr int patience = 120'000;  // milliseconds
constexpr int longest = 600'000;

class Photographer {
 public:
  Photographer(test::WindowFixture& fixture, QString out, const QSize& size)
      : m_fixture(fixture), m_out(std::move(out)) {
    m_fixture.window().resize(size);
  }

  /// One picture a theme, when `ready` says so.
  void take(const QString& name, const std::function<bool()>& ready = [] { return true; }) {
    for (const auto& [choice, suffix] : {std::pair{ui::Theme::Choice::Light, "light"},
                                         std::pair{ui::Theme::Choice::Dark, "dark"}}) {
      m_fixture.context().theme.setChoice(choice);
      if (!QTest::qWaitFor(ready, patience)) qWarning("%s is not ready", qPrintable(name));
      QTest::qWait(400);  // animations, queued replots
      const auto file = QStringLiteral("%1/%2-%3.png").arg(m_out, name, QLatin1String(suffix));
      if (!m_fixture.window().grab().save(file)) qFatal("cannot write %s", qPrintable(file));
    }
  }

 private:
  test::WindowFixture& m_fixture;
  QString m_out;
};

bool visiblePicturesAreThere(ui::ThumbnailGrid& grid) {
  constexpr int step = 20;  // less than the smallest tile
  for (int x = 20; x < grid.viewport()->width(); x += step)
    for (int y = 20; y < grid.viewport()->height(); y += step)
      if (const auto index = grid.indexAt({x, y});
          index.isValid() && index.data(Qt::DecorationRole).value<QImage>().isNull())
        return false;
  return true;
}

void photographDataset(test::WindowFixture& fixture, Photographer& photographer,
                       const QString& folder) {
  photographer.take(QStringLiteral("dataset-empty"));
  fixture.open(folder.toStdString());
  auto& grid = fixture.find<ui::ThumbnailGrid>("imageGrid");
  photographer.take(QStringLiteral("dataset"), [&] { return visiblePicturesAreThere(grid); });
  fixture.find<QTabBar>("datasetViews").setCurrentIndex(1);
  photographer.take(QStringLiteral("dataset-overview"));
  fixture.find<QTabBar>("datasetViews").setCurrentIndex(0);
  grid.setCurrentIndex(grid.model()->index(3, 0));
  Q_EMIT grid.opened(grid.currentIndex());
  photographer.take(QStringLiteral("dataset-viewer"));
}

/// A dataset with troubles of every kind.
std::filesystem::path damagedDataset(const std::filesystem::path& folder) {
  test::drawnDataset(folder, 8);
  const auto dataset = scanDataset(folder).value();
  std::filesystem::remove_all(folder / "Test" / dataset.classes[1]);
  std::filesystem::resize_file(folder / dataset.training[3].file, 700);
  std::ofstream(folder / dataset.training[20].file) << "no picture";
  std::ofstream(folder / "Training" / dataset.classes[0] / "notes.docx") << "notes";
  std::filesystem::copy_file(folder / dataset.training[9].file,
                             folder / "Test" / dataset.classes[0] / "copy_100.jpg");
  return folder;
}

void photographProblems(test::WindowFixture& fixture, Photographer& photographer,
                        const std::filesystem::path& folder) {
  fixture.open(damagedDataset(folder));
  fixture.find<QTabBar>("datasetViews").setCurrentIndex(2);
  fixture.click("checkFiles");
  photographer.take(QStringLiteral("dataset-problems"),
                    [&] { return fixture.find<QListView>("problemList").model()->rowCount() > 2; });
}

/// A run on a part of the dataset: before it, while its features are extracted, and at its end.
void photographTrain(test::WindowFixture& fixture, Photographer& photographer) {
  auto recipe = recipePreset("quick").value();
  recipe.limitPerClass = 12;
  fixture.context().recipe.setRecipe(recipe);
  fixture.context().navigator.go({.page = ui::PageId::Train});
  photographer.take(QStringLiteral("train-ready"));
  for (auto* fold : fixture.window().findChildren<ui::FoldOut*>()) fold->setOpen(true);
  photographer.take(QStringLiteral("train-settings"));
  for (auto* fold : fixture.window().findChildren<ui::FoldOut*>()) fold->setOpen(false);
  fixture.find<ui::FoldOut>("modelFold").setOpen(true);
  photographer.take(QStringLiteral("train-model"));
  fixture.find<ui::FoldOut>("modelFold").setOpen(false);
  fixture.click("start");
  auto& share = fixture.find<QLabel>("trainShare");
  photographer.take(QStringLiteral("train-running"),
                    [&] { return share.text().section(u' ', 0, 0).toInt() >= 30; });
  if (!QTest::qWaitFor([&] { return fixture.shows("start"); }, longest))
    qFatal("the run does not end");
  photographer.take(QStringLiteral("train"));
}

void photographAugment(test::WindowFixture& fixture, Photographer& photographer) {
  fixture.context().navigator.go({.page = ui::PageId::Augment});
  auto& grid = fixture.find<ui::ThumbnailGrid>("drawGrid");
  photographer.take(QStringLiteral("augment"), [&] { return grid.model()->rowCount() > 0; });
}

void photographClassify(test::WindowFixture& fixture, Photographer& photographer,
                        const QString& folder) {
  fixture.context().navigator.go({.page = ui::PageId::Classify});
  photographer.take(QStringLiteral("classify-without-model"));
  const auto model = ui::toQString(modelOf(fixture.context().runs.runs().front().path));
  fixture.context().navigator.go(
      {.page = ui::PageId::Classify, .purpose = ui::Visit::Purpose::Model, .files = {model}});
  auto& subtitle = fixture.find<QLabel>("subtitle");
  photographer.take(QStringLiteral("classify-empty"),
                    [&] { return subtitle.text().contains("classes"); });
  const auto dataset = fixture.context().dataset.dataset();
  for (std::size_t i = 5; i < dataset->test.size(); i += dataset->test.size() / 9) {
    const auto file = ui::toQString(dataset->root / dataset->test[i].file);
    fixture.context().navigator.go(
        {.page = ui::PageId::Classify, .purpose = ui::Visit::Purpose::Images, .files = {file}});
    QTest::qWait(300);
  }
  photographer.take(QStringLiteral("classify"), [&] { return fixture.shows("answer"); });
  fixture.context().navigator.go({.page = ui::PageId::Classify,
                                  .purpose = ui::Visit::Purpose::Images,
                                  .files = {folder + QStringLiteral("/Test")}});
  photographer.take(QStringLiteral("classify-many"), [&] {
    return fixture.shows("predictionTable") && !fixture.shows("jobCancel");
  });
}

void photographEvaluate(test::WindowFixture& fixture, Photographer& photographer) {
  fixture.context().runs.refresh();
  if (!QTest::qWaitFor([&] { return !fixture.context().runs.runs().empty(); }, patience))
    qFatal("the run is not listed");
  const auto run = ui::toQString(fixture.context().runs.runs().front().path);
  fixture.context().navigator.go(
      {.page = ui::PageId::Evaluate, .purpose = ui::Visit::Purpose::Run, .files = {run}});
  photographer.take(QStringLiteral("evaluate"), [&] {
    return fixture.shows("confusionMatrix") && !fixture.shows("jobCancel");
  });
  fixture.find<QTabBar>("evaluationCharts").setCurrentIndex(1);
  photographer.take(QStringLiteral("evaluate-reliability"));
}

/// A second run of other settings makes two to compare.
void photographRuns(test::WindowFixture& fixture, Photographer& photographer) {
  auto recipe = fixture.context().recipe.recipe();
  recipe.learningRate /= 4;
  recipe.epochs = 12;
  fixture.context().recipe.setRecipe(recipe);
  fixture.context().navigator.go({.page = ui::PageId::Train});
  fixture.click("start");
  if (!QTest::qWaitFor([&] { return fixture.shows("start"); }, longest))
    qFatal("the run does not end");
  fixture.context().navigator.go({.page = ui::PageId::Runs});
  fixture.context().runs.refresh();
  auto& table = fixture.find<QTreeView>("runTable");
  if (!QTest::qWaitFor([&] { return table.model()->rowCount() == 2; }, patience))
    qFatal("the runs are not listed");
  table.setCurrentIndex(table.model()->index(0, 0));
  photographer.take(QStringLiteral("runs"));
  table.selectAll();
  photographer.take(QStringLiteral("runs-compared"));
}

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  const auto arguments = QApplication::arguments();
  if (arguments.size() < 3) qFatal("usage: pomona-screenshots DATASET OUT");
  const test::Home home;
  test::WindowFixture fixture(&loadEngine);
  fixture.context().engine.load();
  const auto size =
      arguments.size() < 5 ? pictureSize : QSize(arguments[3].toInt(), arguments[4].toInt());
  Photographer photographer(fixture, arguments[2], size);
  if (!QTest::qWaitFor([&] { return fixture.context().engine.engine() != nullptr; }, patience))
    qFatal("the engine does not open");
  photographDataset(fixture, photographer, arguments[1]);
  photographAugment(fixture, photographer);
  photographTrain(fixture, photographer);
  photographEvaluate(fixture, photographer);
  photographClassify(fixture, photographer, arguments[1]);
  photographRuns(fixture, photographer);
  photographProblems(fixture, photographer, home.path() / "damaged");
  return 0;
}
