// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

#include "ui/charts/curve_plot.h"
#include "ui/charts/run_curves.h"
#include "ui/widgets/theme.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace {

std::vector<CurvePoint> ramp(std::size_t count) {
  std::vector<CurvePoint> points;
  for (std::size_t i = 0; i < count; ++i)
    points.push_back({static_cast<double>(i), std::sin(0.01 * static_cast<double>(i))});
  return points;
}

EpochRecord epoch(int number, double accuracy) {
  return {.epoch = number,
          .epochs = 8,
          .loss = 2 - accuracy,
          .accuracy = accuracy,
          .valLoss = 2.1 - accuracy,
          .valAccuracy = accuracy - 0.05};
}

/// Pixels of this colour above the charts, where a document has its legend.
int inkAtTheTop(const QImage& picture, const QColor& color) {
  int count = 0;
  for (int y = 0; y < picture.height() / 20; ++y)
    for (int x = 0; x < picture.width(); ++x) count += picture.pixelColor(x, y) == color;
  return count;
}

std::vector<CurveSample> samples(int epochs, int steps) {
  std::vector<CurveSample> all;
  for (int i = 1; i <= epochs * steps; ++i)
    all.push_back({static_cast<double>(i) / steps, 1.0 / i, 1 - 1.0 / i});
  return all;
}

RunRecord recordOf(const char* name, std::vector<EpochRecord> history) {
  RunRecord record;
  record.name = name;
  record.history = std::move(history);
  return record;
}

}  // namespace

class TestCurves : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void smoothingIsTheExponentialMean() {
    StepCurve curve;
    curve.setSmoothing(0.5);
    for (const double y : {4.0, 2.0, 6.0}) curve.append({y, y});
    // (4), (4*.25 + 2*.5) / .75, (4*.125 + 2*.25 + 6*.5) / .875
    QCOMPARE(curve.smooth()[0].y, 4.0);
    QVERIFY(std::abs(curve.smooth()[1].y - 2.0 / 0.75) < 1e-12);
    QVERIFY(std::abs(curve.smooth()[2].y - 4.0 / 0.875) < 1e-12);
    QCOMPARE(curve.raw()[1].y, 2.0);
  }

  void laterSmoothingEqualsSmoothingFromTheBeginning() {
    StepCurve early;
    StepCurve late;
    early.setSmoothing(0.9);
    for (const auto& point : ramp(500)) {
      early.append(point);
      late.append(point);
    }
    late.setSmoothing(0.9);
    QVERIFY(early.smooth() == late.smooth());
    late.setSmoothing(0);
    QVERIFY(late.smooth() == late.raw());
  }

  void notANumberHarmsNoOtherPoint() {
    StepCurve curve;
    curve.setSmoothing(0.5);
    curve.append({1, 3});
    curve.append({2, std::nan("")});
    curve.append({3, 3});
    QVERIFY(std::isnan(curve.smooth()[1].y));
    QCOMPARE(curve.smooth()[2].y, 3.0);
  }

  void stepsThatAreRepeatedReplaceTheOldOnes() {
    StepCurve curve;
    for (const auto& point : ramp(10)) curve.append(point);
    curve.cutFrom(7);
    curve.append({7, 5});
    QCOMPARE(curve.raw().size(), 8U);
    QCOMPARE(curve.raw().back().y, 5.0);
  }

  void decimationLosesNoPeak() {
    auto points = ramp(1'000'000);
    points[123'456].y = 50;
    points[654'321].y = -50;
    const auto kept = decimated(points, 0, 999'999, 800);
    QVERIFY(kept.size() <= 2 * 800 + 2);
    const auto [low, high] = std::ranges::minmax(kept, {}, &CurvePoint::y);
    QCOMPARE(low.y, -50.0);
    QCOMPARE(high.y, 50.0);
    QVERIFY(std::ranges::is_sorted(kept, {}, &CurvePoint::x));
    QCOMPARE(kept.front(), points.front());
    QCOMPARE(kept.back(), points.back());
  }

  void fewPointsInRangeAreKeptAllWithTheirNeighbours() {
    const auto points = ramp(1000);
    const auto kept = decimated(points, 100.5, 109.5, 800);
    QCOMPARE(kept.size(), 11U);
    QCOMPARE(kept.front().x, 100.0);
    QCOMPARE(kept.back().x, 110.0);
    QVERIFY(decimated({}, 0, 1, 100).empty());
  }

  void nearestPointIsTheNearest() {
    const auto points = ramp(10);
    QCOMPARE(nearestPoint(points, 3.4)->x, 3.0);
    QCOMPARE(nearestPoint(points, 3.6)->x, 4.0);
    QCOMPARE(nearestPoint(points, -5)->x, 0.0);
    QCOMPARE(nearestPoint(points, 50)->x, 9.0);
    QVERIFY(nearestPoint({}, 1) == nullptr);
  }

  void recordOfARunBecomesItsCurves() {
    RunRecord record = recordOf("first", {epoch(1, 0.5), epoch(2, 0.9), epoch(3, 0.8)});
    QCOMPARE(curvesOf(record).bestEpoch, 2);
    QCOMPARE(curvesOf(record).planned, record.recipe.epochs);
    record.report = TrainingReport{.bestEpoch = 3, .stoppedEarly = true};
    QCOMPARE(curvesOf(record).bestEpoch, 3);
    QVERIFY(curvesOf(record).stoppedEarly);
    QCOMPARE(validationEpochs(curvesOf(record), Quantity::Loss)[1], (CurvePoint{2, 2.1 - 0.9}));
  }

  void csvHoldsEveryPoint() {
    RunCurves run{.label = "a \"run\", named", .epochs = {epoch(1, 0.5)}, .stepsPerEpoch = 2};
    run.loss.append({0.5, 3});
    run.accuracy.append({0.5, 0.25});
    QByteArray text;
    QVERIFY(writeCsv({run}, [&](const QByteArray& part) {
      text += part;
      return true;
    }));
    QCOMPARE(text, QByteArray("run,curve,epoch,step,loss,accuracy\n"
                              "\"a \"\"run\"\", named\",training,1,,1.5,0.5\n"
                              "\"a \"\"run\"\", named\",validation,1,,1.6,0.45\n"
                              "\"a \"\"run\"\", named\",step,1,1,3,0.25\n"));
    QVERIFY(!writeCsv({run}, [](const QByteArray&) { return false; }));
  }

  void hoverReadsExactValuesOfAllCurves() {
    CurvePlot plot;
    plot.setRuns({RunCurves{.label = "run", .planned = 8}});
    plot.appendSteps(0, samples(2, 4), 4);
    plot.setEpochs(0, {epoch(1, 0.5), epoch(2, 0.75)}, 2);
    QCOMPARE(plot.valuesAt(2)[0], QStringLiteral("training 0.8750\nvalidation 0.7000 (epoch 2)"));
    QVERIFY(plot.valuesAt(0.5)[1].startsWith("training 0.5000"));
    auto view = plot.view();
    view.validation = false;
    view.smoothing = 0.9;
    plot.setView(view);
    QVERIFY(plot.valuesAt(2)[0].endsWith("(raw 0.8750)"));
    QVERIFY(!plot.valuesAt(2)[0].contains("validation"));
  }

  void resumedRunShowsItsWholeCurve() {
    CurvePlot plot;
    plot.setRuns({curvesOf(recordOf("run", {epoch(1, 0.5), epoch(2, 0.75)}))});
    plot.appendSteps(0, std::vector<CurveSample>{{2.5, 0.3, 0.8}}, 2);
    QVERIFY(plot.valuesAt(1)[0].startsWith("training 0.5000"));
    QVERIFY(plot.valuesAt(2.5)[0].startsWith("training 0.8000"));
  }

  void zoomStaysAndResetShowsAll() {
    CurvePlot plot;
    plot.setRuns({RunCurves{.label = "run", .planned = 8}});
    QVERIFY(plot.range().second >= 8);
    plot.setRange(1, 2);
    plot.appendSteps(0, samples(3, 4), 4);
    QCOMPARE(plot.range(), std::pair(1.0, 2.0));
    QTest::keyClick(&plot, Qt::Key_Home);
    QVERIFY(plot.range().second >= 8);
    plot.setEnded(0, true);
    QVERIFY(plot.range().second < 4);
  }

  void valuesAreZoomedAndResetFitsThemAgain() {
    CurvePlot plot;
    plot.resize(600, 400);
    plot.setRuns({RunCurves{.label = "run", .planned = 4}});
    plot.appendSteps(0, samples(4, 50), 50);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QTRY_VERIFY(plot.values(Quantity::Loss).first >= 0 && plot.values(Quantity::Loss).second > 1);
    const auto fitted = plot.values(Quantity::Accuracy);
    const auto epochs = plot.range();
    auto* canvas = plot.findChild<QWidget*>("curveCanvas");
    const auto wheel = [&](const QPointF& point, Qt::KeyboardModifiers modifiers) {
      QWheelEvent event(point, canvas->mapToGlobal(point), {}, {0, 120}, {}, modifiers,
                        Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(canvas, &event);
    };
    const auto height = [&](Quantity quantity) {
      const auto [low, high] = plot.values(quantity);
      return high - low;
    };
    wheel({300, 100}, Qt::NoModifier);  // the epochs alone
    QVERIFY(plot.range() != epochs);
    QTest::keyClick(&plot, Qt::Key_Home);
    QCOMPARE(plot.range(), epochs);
    wheel({300, 100}, Qt::ControlModifier);  // the values alone, of the chart below the pointer
    QCOMPARE(plot.range(), epochs);
    QVERIFY(height(Quantity::Accuracy) < fitted.second - fitted.first);
    const double once = height(Quantity::Accuracy);
    wheel({30, 100}, Qt::NoModifier);  // over the axis of the values
    QCOMPARE(plot.range(), epochs);
    QVERIFY(height(Quantity::Accuracy) < once);
    const auto zoomed = plot.values(Quantity::Accuracy);
    plot.appendSteps(0, std::vector<CurveSample>{{5, 9, 0.1}}, 50);
    QTest::qWait(150);  // redrawn
    QCOMPARE(plot.values(Quantity::Accuracy), zoomed);
    QTest::keyClick(&plot, Qt::Key_Up);
    QVERIFY(plot.values(Quantity::Accuracy).first > zoomed.first);
    QTest::keyClick(&plot, Qt::Key_Home);
    QTRY_VERIFY(plot.values(Quantity::Accuracy).first <= fitted.first);
  }

  void manyEpochsHaveNoDiscs() {
    CurvePlot plot;
    plot.resize(600, 400);
    const auto thickness = [&](int epochs) {
      std::vector<EpochRecord> history;
      for (int i = 1; i <= epochs; ++i)
        history.push_back({.epoch = i, .epochs = epochs, .accuracy = 0.2, .valAccuracy = 0.8});
      plot.setRuns({RunCurves{.label = "run", .epochs = history}});
      plot.show();
      QTest::qWait(150);  // drawn
      const auto picture = plot.picture();
      const auto ink = colorsOf(plot.palette()).validation.rgb();
      int most = 0;
      for (int x = 0; x < picture.width(); ++x)
        for (int y = 0, run = 0; y < picture.height(); ++y) {
          run = picture.pixel(x, y) == ink ? run + 1 : 0;
          most = std::max(most, run);
        }
      return most;
    };
    const int few = thickness(20);
    const int many = thickness(150);
    QVERIFY2(many > 0 && many < few, qPrintable(QStringLiteral("%1, %2").arg(few).arg(many)));
  }

  void rectangleIsZoomedInto() {
    CurvePlot plot;
    plot.resize(600, 400);
    plot.setRuns({RunCurves{.label = "run", .planned = 4}});
    plot.appendSteps(0, samples(4, 50), 50);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QTRY_VERIFY(plot.values(Quantity::Loss).second > 1);
    const auto epochs = plot.range();
    const auto loss = plot.values(Quantity::Loss);
    auto* canvas = plot.findChild<QWidget*>("curveCanvas");
    QTest::mousePress(canvas, Qt::LeftButton, Qt::ShiftModifier, {200, 260});
    QTest::mouseMove(canvas, {350, 320});
    QTest::mouseRelease(canvas, Qt::LeftButton, Qt::ShiftModifier, {350, 320});
    QVERIFY(plot.range().first > epochs.first && plot.range().second < epochs.second);
    QVERIFY(plot.values(Quantity::Loss).second < loss.second);
    const auto before = plot.range();
    QTest::mousePress(canvas, Qt::LeftButton, {}, {200, 260});  // and a plain drag moves both
    QTest::mouseMove(canvas, {240, 280});
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, {240, 280});
    QVERIFY(plot.range().first < before.first);
  }

  void stepsOfARecordAreItsCurve() {
    const std::vector<StepEvent> steps{{1, 1, 2, 0.5, 0.25, 0}, {2, 1, 2, 0.25, 0.75, 0}};
    const auto curve = samplesOf(steps);
    QCOMPARE(curve.size(), 2U);
    QCOMPARE(curve[1].x, 1.5);
    QCOMPARE(curve[1].loss, 0.25);
    QCOMPARE(curve[1].accuracy, 0.75);
  }

  void curvesFollowTheTheme() {
    const test::Home home;
    test::WindowFixture fixture;
    CurvePlot plot;
    plot.resize(600, 400);
    plot.setRuns({RunCurves{.label = "run", .planned = 2}});
    plot.appendSteps(0, samples(2, 50), 50);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
      fixture.context().theme.setChoice(choice);
      const auto& colors = choice == Theme::Choice::Dark ? darkColors() : lightColors();
      QTRY_VERIFY(plot.picture().pixelColor(2, 2) == colors.window);
    }
  }

  void documentsHaveALegendAndTheLightColours() {
    const test::Home home;
    test::WindowFixture fixture;
    fixture.context().theme.setChoice(Theme::Choice::Dark);
    CurvePlot plot;
    plot.resize(600, 400);
    plot.setRuns({curvesOf(recordOf("my run", {epoch(1, 0.5), epoch(2, 0.6)}))});
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    const auto screen = plot.picture();
    const auto document = plot.documentPicture(2);
    QCOMPARE(document.width(), 2 * plot.findChild<QWidget*>("curveCanvas")->width());
    QCOMPARE(document.pixelColor(2, 2), lightColors().window);
    QVERIFY(inkAtTheTop(document, lightColors().training) > 0);
    QVERIFY(inkAtTheTop(document, lightColors().validation) > 0);
    QCOMPARE(plot.picture(), screen);
    QCOMPARE(inkAtTheTop(screen, darkColors().validation), 0);
    auto view = plot.view();
    view.validation = false;
    plot.setView(view);
    QCOMPARE(inkAtTheTop(plot.documentPicture(2), lightColors().validation), 0);
  }

  void severalRunsAreOverlaid() {
    CurvePlot plot;
    auto first = curvesOf(recordOf("first", {epoch(1, 0.5)}));
    auto second = curvesOf(recordOf("second", {epoch(1, 0.75)}));
    first.colour = 0;
    second.colour = 1;
    plot.setRuns({first, second});
    QCOMPARE(plot.valuesAt(1)[0],
             QStringLiteral("first training 0.5000\nfirst validation 0.4500\n"
                            "second training 0.7500\nsecond validation 0.7000"));
    auto view = plot.view();
    view.hidden = {true, false};
    plot.setView(view);
    QVERIFY(!plot.valuesAt(1)[0].contains("first"));
  }

  void focusIsSeen() {
    const test::Home home;
    test::WindowFixture fixture;  // for the theme
    QWidget window;
    QPushButton before(&window);
    CurvePlot plot(&window);
    plot.setGeometry(0, 40, 600, 400);
    plot.setRuns({curvesOf(recordOf("run", {epoch(1, 0.5), epoch(2, 0.6)}))});
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before.setFocus();
    const auto without = plot.grab().toImage();
    QTest::keyClick(&before, Qt::Key_Tab);
    QTRY_VERIFY(plot.hasFocus());
    QTRY_VERIFY(plot.grab().toImage() != without);
    before.setFocus();
    QTRY_VERIFY(plot.grab().toImage() == without);
  }

  void marksAtTheEndsOfALowChartAreWhole() {
    CurvePlot plot;
    plot.setRuns(
        {curvesOf(recordOf("run", {epoch(1, 0.05), epoch(2, 1.05)}))});  // validation: 0, 1
    plot.resize(600, 280);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    const auto picture = plot.picture();
    int top = 0;
    const auto hasMark = [&](int y) {
      for (int x = 0; x < picture.width(); ++x)
        if (picture.pixelColor(x, y) == colorsOf(plot.palette()).validation) return true;
      return false;
    };
    while (top < picture.height() - 1 && !hasMark(top)) ++top;
    constexpr double ring = 6;  // radius of the best epoch's mark, whose middle is at 1
    QVERIFY(std::ranges::min(plot.valueHeights(Quantity::Accuracy)) - top >= ring);
  }

  void valuesAtALowChartsAxisDoNotOverlap() {
    CurvePlot plot;
    auto late = epoch(3, 0.99);  // the loss falls from 6 on: over one decade, but not two
    auto early = epoch(1, 0.55);
    early.loss = early.valLoss = 6.5;
    plot.setRuns({curvesOf(recordOf("run", {early, epoch(2, 0.93), late}))});
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    for (const bool logarithmic : {false, true}) {
      auto view = plot.view();
      view.logLoss = logarithmic;
      plot.setView(view);
      for (int height = plot.minimumSizeHint().height(); height < 600; height += 60) {
        plot.resize(600, height);
        plot.picture();
        for (const auto quantity : {Quantity::Accuracy, Quantity::Loss}) {
          const auto heights = plot.valueHeights(quantity);
          QVERIFY(!heights.empty());
          for (std::size_t i = 1; i < heights.size(); ++i)
            QVERIFY2(
                heights[i - 1] - heights[i] >= QFontMetrics(fontOf(TextRole::Caption)).height(),
                qPrintable(QString::number(height)));
        }
      }
    }
  }

  void epochsAtTheAxisAreWhole() {
    CurvePlot plot;
    plot.resize(600, 400);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    for (const int epochs : {1, 2, 3, 5, 8, 12, 13, 25, 130}) {
      std::vector<EpochRecord> history;
      for (int i = 1; i <= epochs; ++i) history.push_back(epoch(i, 0.5));
      plot.setRuns({curvesOf(recordOf("run", history))});
      plot.picture();
      const auto ticks = plot.epochTicks();
      QVERIFY(ticks.size() >= 2);
      for (const double tick : ticks) QCOMPARE(tick, std::round(tick));
    }
    plot.setRange(2.25, 2.75);  // within an epoch there is no whole one
    plot.picture();
    QVERIFY(plot.epochTicks().size() >= 2);
  }

  void aMillionPointsAreDrawn() {
    CurvePlot plot;
    plot.resize(900, 600);
    plot.setRuns({RunCurves{.label = "run"}});
    plot.appendSteps(0, samples(100, 10'000), 10'000);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    auto view = plot.view();
    view.smoothing = 0.9;
    plot.setView(view);
    QTest::qWait(200);
    // The steps are drawn: their colour is in the picture.
    const auto picture = plot.picture();
    int coloured = 0;
    for (int x = 0; x < picture.width(); ++x)
      for (int y = 0; y < picture.height(); ++y)
        coloured += picture.pixelColor(x, y) == colorsOf(plot.palette()).training;
    QVERIFY(coloured > 100);
  }
};

QTEST_MAIN(TestCurves)
#include "test_curves.moc"
