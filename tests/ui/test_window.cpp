// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScreen>
#include <QTimer>
#include <QToolButton>
#include <atomic>
#include <filesystem>
#include <latch>

#include "ui/controllers/text.h"
#include "ui/fake_engine.h"
#include "ui/main_window/incoming.h"
#include "ui/pages/page.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_banner.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

class TestWindow : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void initTestCase() { test::drawnDataset(m_folder / "demo", 2); }

  void keysLeadToThePages() {
    const test::Home home;
    test::WindowFixture fixture;
    for (int i = pageCount - 1; i >= 0; --i) {
      QTest::keyClick(&fixture.window(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
      QCOMPARE(static_cast<int>(fixture.window().currentPage().id()), i);
    }
    fixture.click("entry3");
    QCOMPARE(fixture.window().currentPage().id(), PageId::Train);
  }

  void windowHasAnIconOfEverySize() {
    const test::Home home;
    test::WindowFixture fixture;
    const auto shown = fixture.window().windowIcon();
    for (const int side : {16, 32, 256})
      QCOMPARE(shown.pixmap(side, side).toImage().pixelColor(side / 8, side / 2), QColor(0x2f7d3b));
  }

  void windowIsThereBeforeTheEngine() {
    const test::Home home;
    std::latch loaded(1);
    test::WindowFixture fixture([&]() -> Result<EnginePointer> {
      loaded.wait();
      return failure(ErrorCode::NotFound, Sentence::verbatim("There is none."));
    });
    fixture.window().begin({});
    QVERIFY(fixture.window().isVisible());
    auto& chip = fixture.find<QWidget>("deviceChip");
    QVERIFY(chip.accessibleName().contains("Opening"));
    bool told = false;
    fixture.context().engine.whenReady(this, [&](const auto& engine) { told = !engine; });
    QVERIFY(!told);
    loaded.count_down();
    QTRY_VERIFY(told);
    QCOMPARE(chip.toolTip(), "There is none.");
  }

  void paintingCreatesNoThreadWhileTheEngineIsOpened() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.context().engine.load();
    const auto threads = [] {
      return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
    };
    const auto before = threads();
    QImage picture(1000, 1000, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QImage target(1000, 1000, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&target);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(0.5, 0.5, 900, 900), picture);
    painter.end();
    QCOMPARE(threads(), before);
  }

  void chipShowsHowBusyTheGpuIsWhileItCanBeSeen() {
    const test::Home home;
    std::atomic<int> asked = 0;
    const auto engine = std::make_shared<test::FakeEngine>();
    engine->whatComputes = [&asked]() -> std::vector<DeviceInfo> {
      const int use = 10 * ++asked;
      return {{.name = "cpu", .kind = "cpu", .model = "Some processor"},
              {.name = "cuda:0",
               .kind = "cuda",
               .model = "Some card",
               .isDefault = true,
               .memory = std::uint64_t{80} << 30U,
               .dtype = "bfloat16",
               .memoryUsed = std::uint64_t{3} << 29U,
               .use = use}};
    };
    test::WindowFixture fixture([&]() -> Result<EnginePointer> { return engine; });
    fixture.window().begin({});
    auto& chip = fixture.find<QWidget>("deviceChip");
    const auto detail = [&] { return chip.findChildren<ElidedLabel*>().at(1)->text(); };
    QTRY_COMPARE(chip.accessibleName(), "Some card");
    QTRY_COMPARE(detail(), "bfloat16, 1.5 of 80.0 GiB, 10 %");
    auto* timer = chip.findChild<QTimer*>();
    QVERIFY(timer->isActive());
    timer->setInterval(1);
    QTRY_VERIFY(asked > 2);
    timer->stop();
    QTRY_COMPARE(detail(), QStringLiteral("bfloat16, 1.5 of 80.0 GiB, %1 %").arg(10 * asked));
    fixture.window().hide();
    fixture.window().show();
    QVERIFY(timer->isActive());
    fixture.window().hide();
    QVERIFY(!timer->isActive());
  }

  void droppedFolderIsOpened() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.window().begin({});
    QTest::keyClick(&fixture.window(), Qt::Key_3, Qt::ControlModifier);
    const auto mime = test::mimeOf({m_folder / "demo"});
    fixture.dragOver(*mime);
    QVERIFY(fixture.find<DropOverlay>("dropOverlay").isVisible());
    fixture.drop(*mime);
    QCOMPARE(fixture.window().currentPage().id(), PageId::Dataset);
    QTRY_VERIFY(fixture.context().dataset.dataset());
    QVERIFY(!fixture.window().findChild<DropOverlay*>()->isVisible());
  }

  void recentFoldersAreInTheMenu() {
    const test::Home home;
    test::drawnDataset(home.path() / "other", 2);
    test::WindowFixture fixture;
    const auto* recent = fixture.window().findChild<QMenu*>("recentFolders");
    const auto show = [&] { Q_EMIT fixture.find<QToolButton>("menuButton").menu()->aboutToShow(); };
    show();
    QVERIFY(!recent->isEnabled());
    fixture.open(m_folder / "demo");
    fixture.open(home.path() / "other");
    show();
    QCOMPARE(recent->actions().size(), 2);
    fixture.context().navigator.go({.page = PageId::Runs});
    recent->actions().last()->trigger();
    QCOMPARE(fixture.window().currentPage().id(), PageId::Dataset);
    QTRY_COMPARE(fixture.context().dataset.dataset()->root, m_folder / "demo");
  }

  void dropIsACopyWhateverTheSourceProposes() {
    const test::Home home;
    test::WindowFixture fixture;
    const auto mime = test::mimeOf({m_folder / "demo"});
    fixture.dragOver(*mime);
    QDropEvent event({5, 5}, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton,
                     Qt::ShiftModifier);
    QCOMPARE(event.proposedAction(), Qt::MoveAction);
    QCoreApplication::sendEvent(&fixture.window(), &event);
    QVERIFY(event.isAccepted());
    QCOMPARE(event.dropAction(), Qt::CopyAction);
  }

  void droppedAndPastedImagesGoToClassify() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.drop(*test::mimeOf({m_folder / "a.jpg", m_folder / "b.jpg"}));
    QCOMPARE(fixture.window().currentPage().id(), PageId::Classify);
    QTest::keyClick(&fixture.window(), Qt::Key_1, Qt::ControlModifier);
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(image);
    QTest::keyClick(&fixture.window(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(fixture.window().currentPage().id(), PageId::Classify);
  }

  void textIsNotTaken() {
    const test::Home home;
    test::WindowFixture fixture;
    QMimeData text;
    text.setText("apple");
    QVERIFY(!visitFor(text, fixture.window().currentPage()));
  }

  void progressStandsInTheTitle() {
    const test::Home home;
    test::WindowFixture fixture;
    auto& page = fixture.window().page(PageId::Train);
    Q_EMIT page.shareChanged(0.62);
    QVERIFY(fixture.window().windowTitle().startsWith("62 % Train"));
    QVERIFY(fixture.find<QWidget>("entry3").accessibleDescription().startsWith("62 %"));
    Q_EMIT page.shareChanged(-1);
    QCOMPARE(fixture.window().windowTitle(), "Pomona");
  }

  void narrowWindowPutsNamesBelowIcons() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.window().resize(700, 500);
    const auto& bar = fixture.find<QWidget>("sideBar");
    QTRY_VERIFY(bar.width() < size::sideBar);
    for (int page = 1; page <= 6; ++page) {
      const auto& entry =
          fixture.find<QAbstractButton>(qPrintable(QStringLiteral("entry%1").arg(page)));
      const int words = QFontMetrics(fontOf(TextRole::Caption)).horizontalAdvance(entry.text());
      QTRY_VERIFY2(words < entry.width(),
                   qPrintable(QStringLiteral("%1 of %2").arg(entry.width()).arg(words)));
    }
    fixture.window().resize(1280, 800);
    QTRY_COMPARE(fixture.find<QWidget>("sideBar").width(), size::sideBar);
  }

  void bannerSaysWhatAndWhatToDo() {
    const test::Home home;
    test::WindowFixture fixture;
    auto& page = fixture.window().page(PageId::Dataset);
    bool undone = false;
    page.showError({ErrorCode::DiskFull, Sentence::verbatim("write: no space left"),
                    "/data/model.safetensors"},
                   {"Undo", [&] { undone = true; }});
    auto& text = fixture.find<QLabel>("bannerText");
    QVERIFY(text.text().contains("disk is full"));
    QVERIFY(text.text().contains("/data/model.safetensors"));
    fixture.click("bannerAction");
    QVERIFY(undone);
    QVERIFY(!text.isVisible());
    page.showError({ErrorCode::Cancelled, Sentence::verbatim("stopped"), {}});
    QVERIFY(!text.isVisible());  // the user knows
  }

  void everyErrorHasWords() {
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
      const auto message =
          messageFor({static_cast<ErrorCode>(code), Sentence::verbatim("core's words"), "/a/file"});
      QVERIFY(!message.what.isEmpty());
      QVERIFY(!message.remedy.isEmpty());
      QVERIFY((message.what + message.details).contains("ore's words"));
    }
  }

  void causeStandsInTheBannerItself() {
    const auto cut =
        messageFor({ErrorCode::FileDamaged,
                    Sentence::verbatim("/a/x.h5 is cut: 3 bytes; fetch it again"), "/a/x.h5"});
    QCOMPARE(cut.what, QStringLiteral("/a/x.h5 is cut: 3 bytes; fetch it again."));
    QVERIFY(cut.file.isEmpty() && cut.remedy.isEmpty() && cut.details.isEmpty());
    const auto offline =
        messageFor({ErrorCode::Unreachable, Sentence::verbatim("no connection"), "/a/x.h5"});
    QCOMPARE(offline.what, QStringLiteral("No connection."));
    QVERIFY(offline.file.isEmpty());
    const auto other = messageFor(
        {ErrorCode::FileDamaged, Sentence::verbatim("https://b/x.h5 sends more"), "/a/x.h5"});
    QVERIFY(other.what.startsWith("https://b/x.h5 sends"));
    QVERIFY(offline.remedy.contains("import it here"));
    const auto missing =
        messageFor({ErrorCode::NotFound, Sentence::verbatim("core's words"), "/a/x.h5"});
    QCOMPARE(missing.what, QStringLiteral("It is not there."));
    QCOMPARE(missing.details, QStringLiteral("Core's words."));
  }

  void fieldsLeaveDropsToTheWindow() {
    const test::Home home;
    test::WindowFixture fixture;
    for (const auto page : {PageId::Dataset, PageId::Augment, PageId::Train, PageId::Runs}) {
      fixture.context().navigator.go({.page = page});
      const auto fields = fixture.window().currentPage().findChildren<QLineEdit*>();
      QVERIFY(!fields.isEmpty());
      for (const auto* field : fields)
        QVERIFY2(!field->acceptDrops(), qPrintable(field->objectName()));
    }
  }

  void helpIsThere() {
    const test::Home home;
    test::WindowFixture fixture;
    QTest::keyClick(&fixture.window(), Qt::Key_Question, Qt::ControlModifier);
    QTRY_VERIFY(fixture.window().findChild<QDialog*>("shortcutsDialog"));
  }

  void windowFitsTheScreen() {
    const test::Home home;
    for (const bool again : {false, true}) {
      AppContext context(std::make_unique<test::FakeDialogs>(), test::WindowFixture::noEngine);
      MainWindow window(context);
      const auto room = window.screen()->availableGeometry();
      QVERIFY(window.width() <= room.width() && window.height() <= room.height());
      if (again) QVERIFY(room.contains(window.geometry()));
      window.setGeometry(room.left() + 100, room.top() + 100, 2 * room.width(), 2 * room.height());
      window.show();
      QVERIFY(QTest::qWaitForWindowExposed(&window));
      window.close();
    }
  }

  void whatIsNotThereIsAFolderUnlessNamedLikeAnImage() {
    const auto options = startOptions({"/none/frits", "/none/apple.jpg"}, {});
    QCOMPARE(options.folder, "/none/frits");
    QCOMPARE(options.images, QStringList{"/none/apple.jpg"});
    const test::Home home;
    test::WindowFixture fixture;
    fixture.window().begin({.folder = options.folder});
    QTRY_VERIFY(fixture.shows("bannerText"));
    QCOMPARE(fixture.window().currentPage().id(), PageId::Dataset);
    QVERIFY(fixture.find<QLabel>("bannerText").text().contains("frits"));
  }

  void argumentsAreOpened() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.window().begin({.folder = toQString(m_folder / "demo")});
    QTRY_VERIFY(fixture.context().dataset.dataset());
    QCOMPARE(fixture.window().currentPage().id(), PageId::Dataset);
  }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
