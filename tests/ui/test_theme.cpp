// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFontMetrics>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStyleOption>
#include <algorithm>
#include <cmath>

#include "ui/widgets/icons.h"
#include "ui/widgets/style.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace {

constexpr double forText = 4.5;
constexpr double forControls = 3;

/// Relative luminance and contrast: WCAG 2.1, 1.4.3.
double luminance(const QColor& color) {
  const auto linear = [](double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
         0.0722 * linear(color.blueF());
}
double contrast(const QColor& a, const QColor& b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

void verify(const QColor& ink, const QColor& ground, double least) {
  QVERIFY2(contrast(ink, ground) >= least, qPrintable(QStringLiteral("%1 on %2: %3, wanted %4")
                                                          .arg(ink.name(), ground.name())
                                                          .arg(contrast(ink, ground))
                                                          .arg(least)));
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void textAndControlsStandOut_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }
  void textAndControlsStandOut() {
    QFETCH(bool, dark);
    const auto& c = dark ? darkColors() : lightColors();
    for (const auto& ground : {c.window, c.sideBar, c.base, c.elevated, c.hover, c.selection})
      for (const auto& ink : {c.text, c.quietText, c.accentText}) verify(ink, ground, forText);
    verify(c.onAccent, c.accent, forText);
    verify(c.warning, c.warningGround, forText);
    verify(c.text, c.warningGround, forText);
    verify(c.bad, c.badGround, forText);
    verify(c.text, c.badGround, forText);
    verify(c.text, c.groove, forText);
    for (const auto& ground : {c.window, c.base})
      for (const auto& ink : {c.controlLine, c.accent, c.training, c.validation})
        verify(ink, ground, forControls);
    for (const auto& run : c.runs) verify(run, c.window, forControls);
  }

  void choiceIsAppliedAtOnceAndRemembered() {
    const test::Home home;
    {
      test::WindowFixture fixture;
      QSignalSpy changed(&fixture.context().theme, &Theme::changed);
      fixture.context().theme.setChoice(Theme::Choice::Dark);
      QCOMPARE(changed.count(), 1);
      QTRY_VERIFY(isDark(fixture.window().palette()));
      QCOMPARE(fixture.window().grab().toImage().pixelColor(600, 5), darkColors().window);
    }
    test::WindowFixture again;
    QVERIFY(again.context().theme.isDark());
    again.context().theme.setChoice(Theme::Choice::Light);
    QTRY_VERIFY(!isDark(again.window().palette()));
  }

  void sortedHeadingKeepsItsWordsAndHasAnArrowBesideThem_data() {
    QTest::addColumn<Qt::Alignment>("alignment");
    QTest::newRow("left") << Qt::Alignment(Qt::AlignLeft);
    QTest::newRow("right") << Qt::Alignment(Qt::AlignRight);
  }
  void sortedHeadingKeepsItsWordsAndHasAnArrowBesideThem() {
    QFETCH(Qt::Alignment, alignment);
    const test::Home home;
    test::WindowFixture fixture;  // sets the style
    QStandardItemModel model(0, 1);
    model.setHorizontalHeaderLabels({"F1"});
    model.horizontalHeaderItem(0)->setTextAlignment(alignment | Qt::AlignVCenter);
    QHeaderView header(Qt::Horizontal);
    header.setModel(&model);
    header.resize(61, size::control);
    header.resizeSection(0, 61);
    const auto plain = header.grab().toImage();
    header.setSortIndicatorShown(true);
    header.setSortIndicator(0, Qt::AscendingOrder);
    header.resizeSection(0, 61);
    const auto sorted = header.grab().toImage();
    const int words = QFontMetrics(fontOf(TextRole::Caption)).horizontalAdvance("F1");
    const int begin = alignment == Qt::AlignLeft ? space::small : 61 - space::small - words;
    QCOMPARE(sorted.copy(begin, 0, words, size::control),
             plain.copy(begin, 0, words, size::control));
    const QRect beside(alignment == Qt::AlignLeft ? begin + words : begin - space::large, 0,
                       space::large, size::control);
    QVERIFY(sorted.copy(beside) != plain.copy(beside));
  }

  void focusIsSeenOnThePrimaryButton() {
    const test::Home home;
    test::WindowFixture fixture;  // sets the style
    QPushButton button(QStringLiteral("Start"));
    makePrimary(&button);
    button.resize(90, size::control);
    QStyleOptionButton option;
    option.initFrom(&button);
    option.state |= QStyle::State_Enabled;
    const auto drawn = [&](QStyle::State more) {
      auto shown = option;
      shown.state = (option.state & ~QStyle::State_HasFocus) | more;
      QImage image(button.size(), QImage::Format_RGB32);
      QPainter painter(&image);
      QApplication::style()->drawPrimitive(QStyle::PE_PanelButtonCommand, &shown, &painter,
                                           &button);
      return image.copy(image.rect().adjusted(2, 2, -2, -2));
    };
    const auto focused = drawn(QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange);
    const auto plain = drawn({});
    int inked = 0;
    for (int x = 0; x < plain.width(); ++x)
      for (int y = 0; y < plain.height(); ++y) inked += focused.pixel(x, y) != plain.pixel(x, y);
    QVERIFY2(inked > plain.width(), qPrintable(QString::number(inked)));
  }

  void everyIconIsDrawn() {
    const auto names = QDir(QStringLiteral(POMONA_RESOURCES_DIR "/icons")).entryList({"*.svg"});
    QVERIFY(names.size() > 20);
    for (const auto& name : names) {
      const auto image = iconPixmap(name.chopped(4), 24, Qt::red, 2).toImage();
      QCOMPARE(image.size(), QSize(48, 48));
      int painted = 0;
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) painted += image.pixelColor(x, y).alpha() > 128;
      QVERIFY2(painted > 5, qPrintable(name));
    }
  }

  void figuresOfNumbersAreOfOneWidth() {
    const test::Home home;
    const test::WindowFixture fixture;
    const QFontMetrics metrics(fontOf(TextRole::Number));
    for (const auto digit : QStringLiteral("1234567"))
      QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
  }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
