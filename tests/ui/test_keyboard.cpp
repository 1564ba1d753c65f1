// SPDX-License-Identifier: GPL-3.0-or-later
// Every page without a mouse: Tab reaches all that takes the focus, which has a name and shows that
// it has it.
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>

#include "ui/pages/page.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace {

constexpr int mostSteps = 300;

bool isReachable(const QWidget& widget, const QWidget& window) {
  return widget.isVisibleTo(&window) && widget.isEnabled() && widget.focusProxy() == nullptr &&
         (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

QString describe(const QWidget& widget) {
  return QStringLiteral("%1 %2").arg(QLatin1String(widget.metaObject()->className()),
                                     widget.objectName());
}

/// On Linux Qt's name of a combo box is its value; screen readers say its label.
QString nameOf(const QWidget& widget, const QAccessibleInterface& interface) {
  if (qobject_cast<const QComboBox*>(&widget) == nullptr) return interface.text(QAccessible::Name);
  const auto labels = interface.relations(QAccessible::Label);
  return labels.isEmpty() ? QString() : labels.front().first->text(QAccessible::Name);
}

/// Tab from widget to widget until one comes a second time.
QList<QWidget*> walk(QWidget& window) {
  QList<QWidget*> visited;
  for (int step = 0; step < mostSteps; ++step) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window,
                    Qt::Key_Tab);
    auto* now = QApplication::focusWidget();
    if (now == nullptr || visited.contains(now)) break;
    visited << now;
  }
  return visited;
}

}  // namespace

class TestKeyboard : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void initTestCase() { test::drawnDataset(m_folder / "demo", 3); }

  void tabReachesEverythingOnEveryPage_data() {
    QTest::addColumn<bool>("open");
    QTest::addColumn<int>("page");
    for (const bool open : {false, true})
      for (int page = 0; page < pageCount; ++page)
        QTest::addRow("%s page %d", open ? "dataset" : "empty", page + 1) << open << page;
  }

  void tabReachesEverythingOnEveryPage() {
    QFETCH(bool, open);
    QFETCH(int, page);
    const test::Home home;
    test::WindowFixture fixture;
    auto& window = fixture.window();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    if (open) fixture.open(m_folder / "demo");
    QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    const auto visited = walk(window);
    QStringList wrong;
    for (auto* widget : window.findChildren<QWidget*>())
      if (isReachable(*widget, window) && !visited.contains(widget))
        wrong << "not reached: " + describe(*widget);
    for (auto* widget : visited) {
      const auto* interface = QAccessible::queryAccessibleInterface(widget);
      if (interface == nullptr || nameOf(*widget, *interface).isEmpty())
        wrong << "no name: " + describe(*widget);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral(" | "))));
    QVERIFY(visited.size() > 3);
  }

  void focusIsSeen() {
    const test::Home home;
    test::WindowFixture fixture;
    auto& window = fixture.window();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    fixture.open(m_folder / "demo");
    QStringList unseen;
    for (int page = 0; page < pageCount; ++page) {
      QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
      if (fixture.shows("drawGrid"))  // without a tile there is nothing to mark
        QTRY_VERIFY(fixture.find<QAbstractItemView>("drawGrid").model()->rowCount() > 0);
      for (auto* widget : walk(window)) {
        widget->setFocus(Qt::TabFocusReason);
        const auto with = widget->grab().toImage();
        widget->clearFocus();
        if (with == widget->grab().toImage()) unseen << describe(*widget);
      }
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QStringLiteral(" | "))));
  }
};

QTEST_MAIN(TestKeyboard)
#include "test_keyboard.moc"
