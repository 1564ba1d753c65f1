// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <string>

#include "support/images.h"
#include "ui/pages/page.h"
#include "ui/widgets/fold_out.h"
#include "ui/widgets/labels.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace fs = std::filesystem;

namespace {

constexpr QSize smallLaptop{1024, 640};

/// The room that a text wants: of a label that wraps, at the width it has.
QSize wanted(const QWidget& widget) {
  if (const auto* label = qobject_cast<const QLabel*>(&widget); label && label->wordWrap())
    return {0, label->heightForWidth(label->width())};
  return widget.minimumSizeHint();
}

QString textOf(const QWidget& widget) {
  if (dynamic_cast<const ElidedLabel*>(&widget)) return {};  // it says in full what it cuts
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
  return {};
}

/// What scrolls up and down must only not reach beyond the sides.
bool isWithin(const QWidget& widget, const QWidget& window) {
  QPoint corner = widget.mapTo(&window, QPoint(0, 0));
  for (const auto* parent = widget.parentWidget(); parent != nullptr;
       parent = parent->parentWidget())
    if (qobject_cast<const QAbstractScrollArea*>(parent)) corner.setY(0);
  return window.rect().contains(QRect(corner, QSize(widget.width(), 1)));
}

/// "Train: Start (start): 40 x 32 of 52 x 32": the words that are cut on the page on show.
QStringList cutTexts(const QWidget& window) {
  QStringList cut;
  for (const auto* widget : window.findChildren<QWidget*>()) {
    const auto text = textOf(*widget);
    if (!widget->isVisible() || text.isEmpty()) continue;
    const auto room = widget->size();
    const auto need = wanted(*widget);
    if (isWithin(*widget, window) && need.width() <= room.width() && need.height() <= room.height())
      continue;
    cut << QStringLiteral("%1 (%2): %3 x %4 of %5 x %6")
               .arg(text, widget->objectName())
               .arg(room.width())
               .arg(room.height())
               .arg(need.width())
               .arg(need.height());
  }
  return cut;
}

/// 202 classes, as many as fruits-360 may have, under names that are too long for every column.
fs::path manyClasses(const fs::path& folder) {
  const auto picture = test::fruitImage(20, 20);
  for (int i = 0; i < 202; ++i)
    for (const auto* part : {"Training", "Test"}) {
      const auto place =
          folder / part / ("Passion Fruit from the Far Side of the Garden " + std::to_string(i));
      fs::create_directories(place);
      if (!writePng(picture, place / "0_100.png")) qFatal("no room for the pictures");
    }
  return folder;
}

enum class Fruit { None, Drawn, Many };

}  // namespace

/// A small laptop's screen shows everything.
class TestSmallWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void noTextIsCut_data() {
    QTest::addColumn<int>("page");
    QTest::addColumn<Fruit>("fruit");
    for (int page = 0; page < 6; ++page) {
      QTest::addRow("page %d, empty", page + 1) << page << Fruit::None;
      QTest::addRow("page %d, with a dataset", page + 1) << page << Fruit::Drawn;
      QTest::addRow("page %d, 202 classes of long names", page + 1) << page << Fruit::Many;
    }
  }

  void noTextIsCut() {
    QFETCH(int, page);
    QFETCH(Fruit, fruit);
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QPainter")));
    const test::Home home;
    test::WindowFixture fixture;
    fixture.window().resize(smallLaptop);
    if (fruit == Fruit::Drawn) fixture.open(test::drawnDataset(home.path() / "fruit"));
    if (fruit == Fruit::Many) fixture.open(manyClasses(home.path() / "fruit"));
    fixture.context().navigator.go({.page = static_cast<PageId>(page)});
    QTRY_COMPARE(fixture.window().size(), smallLaptop);  // nothing forces it to be larger
    QTest::qWait(50);                                    // laid out
    const auto cut = cutTexts(fixture.window());
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
  }

  void unfoldedTrainPageStillFits_data() {
    QTest::addColumn<QByteArray>("fold");
    QTest::newRow("model") << QByteArray("modelFold");
    QTest::newRow("log") << QByteArray("logFold");
  }

  void unfoldedTrainPageStillFits() {
    QFETCH(QByteArray, fold);
    const test::Home home;
    test::WindowFixture fixture;
    fixture.window().resize(smallLaptop);
    fixture.context().navigator.go({.page = PageId::Train});
    fixture.find<FoldOut>(fold.constData()).setOpen(true);
    QTest::qWait(2 * size::animation);
    QCOMPARE(fixture.window().size(), smallLaptop);
    QVERIFY(cutTexts(fixture.window()).isEmpty());
    for (auto* other : fixture.window().findChildren<FoldOut*>())
      if (other->isVisible() && other->objectName().endsWith("Fold"))
        QCOMPARE(other->isOpen(), other->objectName() == QLatin1String(fold));
  }
};

QTEST_MAIN(TestSmallWindow)
#include "test_small_window.moc"
