// SPDX-License-Identifier: GPL-3.0-or-later
// The window must answer while 20,000 images are scanned and scrolled through. Reports the longest
// time it did not; fails only where it would be felt even on a busy machine.
#include <QScrollBar>

#include "pomona/dataset.h"
#include "ui/heartbeat.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/window_fixture.h"

using namespace pomona;
namespace fs = std::filesystem;

namespace {

constexpr int copies = 500;
constexpr qint64 felt = 250;  ///< milliseconds

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
    QVERIFY(scan < felt);
    QVERIFY(moving.longest() < felt);
  }
};

QTEST_MAIN(TestResponsiveness)
#include "test_responsiveness.moc"
