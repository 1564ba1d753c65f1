// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <array>
#include <memory>
#include <span>

#include "ui/charts/curve_chart.h"

class QCustomPlot;

namespace pomona::ui {

class HoverBox;

/// One training step for a chart.
struct CurveSample {
  double x = 0;  ///< epochs: epoch - 1 + step / steps
  double loss = 0;
  double accuracy = 0;
};

/// Accuracy above, loss below, of one run or several. The charts share the x axis and the hover
/// line. Wheel zooms, dragging moves, a double click or Home shows all; Left and Right move the
/// hover line. Redraws at most every 50 ms and not at all while hidden. Follows the palette.
class CurvePlot : public QWidget {
  Q_OBJECT
 public:
  explicit CurvePlot(QWidget* parent = nullptr);
  ~CurvePlot() override;

  /// Shows these runs instead of those before, all of them from begin to end.
  void setRuns(std::vector<RunCurves> runs);
  const std::vector<RunCurves>& runs() const { return m_runs; }
  /// A run goes on: steps in order. One that goes back cuts off what was there from it on.
  void appendSteps(std::size_t run, std::span<const CurveSample> steps, int stepsPerEpoch);
  /// Of a run that is going on: the axis reaches as far as its last record says.
  void setEpochs(std::size_t run, std::vector<EpochRecord> epochs, int bestEpoch);
  /// A run has ended. @param stoppedEarly  marks its last epoch.
  void setEnded(std::size_t run, bool stoppedEarly);

  const CurveView& view() const { return m_view; }
  void setView(const CurveView& view);
  void showAll();
  /// The epochs that can be seen.
  std::pair<double, double> range() const;
  void setRange(double from, double to);
  /// What hovering at x reads, line by line: accuracy's part, then loss's.
  std::array<QString, 2> valuesAt(double x) const;

  /// As it is on the screen, `scale` times as fine.
  QImage picture(double scale);
  /// Vector graphics, in the light theme's colours whatever the theme. False: not written.
  bool savePdf(const QString& file);

 Q_SIGNALS:
  void rangeChanged();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  CurveChart makeChart(Quantity quantity);
  void connectPlot();
  void refreshSoon();
  void refresh();
  void recolor();
  void follow();
  void hover(double x);
  void placeBoxes(double x);
  QString placeOf(double x) const;

  QCustomPlot* m_plot;
  std::vector<RunCurves> m_runs;
  CurveView m_view;
  std::vector<CurveChart> m_charts;
  std::array<HoverBox*, 2> m_boxes;
  QTimer m_soon;
  bool m_following = true;  ///< all is shown, also what is still to come
  double m_hover;
};

}  // namespace pomona::ui
