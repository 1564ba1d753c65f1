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
struct Colors;

/// Accuracy above, loss below, of one run or several. The charts share the x axis and the hover
/// line. The wheel zooms the epochs, and the values when it is over their axis or with Ctrl; a drag
/// moves what is zoomed, with Shift it draws the rectangle to zoom into; a double click or Home
/// shows all. Keys: manual(). Values fit what is shown until somebody zooms them. Redraws at most
/// every 50 ms and not at all while hidden. Follows the palette.
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
  /// The axis reaches that many epochs while the run has no record yet.
  void setPlanned(std::size_t run, int epochs);
  /// A run has ended. @param stoppedEarly  marks its last epoch.
  void setEnded(std::size_t run, bool stoppedEarly);

  const CurveView& view() const { return m_view; }
  void setView(const CurveView& view);
  void showAll();
  /// How to zoom and move, for people.
  static QString manual();
  /// The epochs that can be seen.
  std::pair<double, double> range() const;
  void setRange(double from, double to);
  /// The values that can be seen: of accuracy, of loss.
  std::pair<double, double> values(Quantity quantity) const;
  /// The epochs that are written at the axis, as last drawn.
  std::vector<double> epochTicks() const;
  /// The heights, in pixels, at which values are written at a chart's axis, as last drawn.
  std::vector<double> valueHeights(Quantity quantity) const;
  /// What hovering at x reads, line by line: accuracy's part, then loss's.
  std::array<QString, 2> valuesAt(double x) const;

  /// As it is on the screen.
  QImage picture();
  /// For a document: in the light theme's colours, with a legend that names runs and curves,
  /// `scale` times as fine as the screen.
  QImage documentPicture(double scale);
  /// The same as vector graphics. False: not written.
  bool savePdf(const QString& file);

 Q_SIGNALS:
  void rangeChanged();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  CurveChart makeChart(Quantity quantity);
  void connectPlot();
  void connectZoom();
  void connectValues();
  Qt::Orientations directionsAt(const QPointF& point, bool wheel) const;
  void zoomValues(double factor);
  void moveValues(double share);
  void refreshSoon();
  void refresh();
  void recolor(const Colors& colors);
  void dressForDocument();
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
  bool m_fitting = false;   ///< refresh() sets the values' ranges
  bool m_following = true;  ///< all is shown, also what is still to come
  double m_hover;
};

}  // namespace pomona::ui
