// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real window on a dataset and saves pictures of its pages, light and dark.
// Called by packaging/screenshots: pomona-screenshots DATASET OUT [MODEL].
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QTabBar>
#include <fstream>

#include "pomona/dataset.h"
#include "ui/controllers/text.h"
#include "ui/models/thumbnail_model.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;

namespace {

constexpr QSize pictureSize{1280, 800};
constexpr int patience = 20'000;

class Photographer {
 public:
  Photographer(test::WindowFixture& fixture, QString out)
      : m_fixture(fixture), m_out(std::move(out)) {
    m_fixture.window().resize(pictureSize);
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
  for (int x = 20; x < grid.viewport()->width(); x += grid.tileSize())
    for (int y = 20; y < grid.viewport()->height(); y += grid.tileSize())
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

void photographAugment(test::WindowFixture& fixture, Photographer& photographer) {
  fixture.context().navigator.go({.page = ui::PageId::Augment});
  auto& grid = fixture.find<ui::ThumbnailGrid>("drawGrid");
  photographer.take(QStringLiteral("augment"), [&] { return grid.model()->rowCount() > 0; });
}

void photographClassify(test::WindowFixture& fixture, Photographer& photographer,
                        const QString& folder, const QString& model) {
  fixture.context().navigator.go({.page = ui::PageId::Classify});
  photographer.take(QStringLiteral("classify-without-model"));
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

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  const auto arguments = QApplication::arguments();
  if (arguments.size() < 3) qFatal("usage: pomona-screenshots DATASET OUT [MODEL]");
  const test::Home home;
  test::WindowFixture fixture(&loadEngine);
  fixture.context().engine.load();
  Photographer photographer(fixture, arguments[2]);
  if (!QTest::qWaitFor([&] { return fixture.context().engine.engine() != nullptr; }, patience))
    qFatal("the engine does not open");
  photographDataset(fixture, photographer, arguments[1]);
  photographAugment(fixture, photographer);
  if (arguments.size() > 3) photographClassify(fixture, photographer, arguments[1], arguments[3]);
  photographProblems(fixture, photographer, home.path() / "damaged");
  return 0;
}
