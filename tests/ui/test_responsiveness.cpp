// SPDX-License-Identifier: GPL-3.0-or-later
// 20,000 images are scanned, scrolled through, dropped, sorted and filtered, and the longest time
// in which the window did not answer is reported. What it may be is for tests/bench on a quiet
// machine.
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTreeView>
#include <fstream>

#include "pomona/dataset.h"
#include "ui/controllers/text.h"
#include "ui/fake_engine.h"
#include "ui/heartbeat.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;
namespace fs = std::filesystem;

namespace {

constexpr int copies = 500;
constexpr int patience = 60'000;

/// 20,000 names for a few pictures.
void multiply(const fs::path& from, const fs::path& to) {
  for (const auto& image : fs::directory_iterator(from))
    for (int i = 0; i < copies; ++i)
      fs::create_hard_link(image,
                           to / (std::to_string(i) + "_" + image.path().filename().string()));
}

}  // namespace

class TestResponsiveness : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void initTestCase() {
    const auto few = test::drawnDataset(m_folder / "few", 4);
    for (const auto* split : {"Training", "Test"})
      for (const auto& folder : fs::directory_iterator(few / split)) {
        const auto to = m_folder / "many" / fs::path(split) / folder.path().filename();
        fs::create_directories(to);
        multiply(folder, to);
      }
  }

  void scanAndScroll() {
    const test::Home home;
    test::WindowFixture fixture;
    const test::Heartbeat scanning;
    fixture.open(m_folder / "many");
    QTest::qWait(100);
    const auto scan = scanning.longest();
    auto& grid = fixture.find<ui::ThumbnailGrid>("imageGrid");
    QCOMPARE(grid.model()->rowCount(), 4 * 6 * copies);
    const test::Heartbeat moving;
    auto& bar = *grid.verticalScrollBar();
    for (int step = 0; step <= 60; ++step) {
      bar.setValue(bar.maximum() / 60 * step);
      QTest::qWait(8);
    }
    qInfo("longest without an answer: scan %lld ms, scrolling %lld ms", scan, moving.longest());
    QCOMPARE(bar.value(), bar.maximum() / 60 * 60);
  }

  void dropSortAndFilterManyImages() {
    const test::Home home;
    test::WindowFixture fixture(
        []() -> Result<ui::EnginePointer> { return std::make_shared<test::FakeEngine>(); });
    std::ofstream(m_folder / "model.safetensors") << "any";
    fixture.window().begin({.model = ui::toQString(m_folder / "model.safetensors")});
    QTRY_VERIFY(fixture.find<QLabel>("subtitle").text().startsWith("4 classes"));
    const auto folder = fs::directory_iterator(m_folder / "many" / "Training")->path();
    const test::Heartbeat dropping;
    fixture.drop(*test::mimeOf({folder}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("predictionTable"), patience);
    auto& view = fixture.find<QTreeView>("predictionTable");
    QTRY_COMPARE_WITH_TIMEOUT(view.model()->rowCount(), 6 * copies, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.shows("jobCancel"), patience);
    const auto drop = dropping.longest();
    const test::Heartbeat sorting;
    view.sortByColumn(0, Qt::DescendingOrder);
    QTRY_VERIFY_WITH_TIMEOUT(view.model()->index(0, 0).data().toString() >
                                 view.model()->index(2900, 0).data().toString(),
                             patience);
    fixture.find<QLineEdit>("tableFilter").setText("499_");
    QTRY_VERIFY_WITH_TIMEOUT(view.model()->rowCount() < 6 * copies, patience);
    const auto sort = sorting.longest();
    const test::Heartbeat leaving;
    fixture.drop(*test::mimeOf({m_folder / "many" / "Training" / "none.png"}));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.shows("answer"), patience);
    auto& strip = fixture.find<ui::ThumbnailGrid>("dropStrip");
    strip.setCurrentIndex(strip.model()->index(0, 0));  // back to the table, all at once
    QVERIFY(fixture.shows("predictionTable"));
    QTRY_VERIFY_WITH_TIMEOUT(view.model()->rowCount() > 0, patience);
    QTest::qWait(50);
    qInfo(
        "longest without an answer: drop %lld ms, sort and filter %lld ms, from the strip %lld ms",
        drop, sort, leaving.longest());
  }
};

QTEST_MAIN(TestResponsiveness)
#include "test_responsiveness.moc"
