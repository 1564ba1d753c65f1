// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <vector>

#include "ui/charts/run_curves.h"

class QCPAxis;
class QCPAxisRect;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCPTextElement;
class QCustomPlot;

namespace pomona::ui {

struct Colors;

/// What a user has switched on.
struct CurveView {
  bool training = true;
  bool validation = true;
  bool steps = true;  ///< training step by step; off: epoch by epoch
  bool logLoss = false;
  double smoothing = 0;      ///< 0 .. 1
  std::vector<bool> hidden;  ///< runs switched off, by their place
  bool shows(std::size_t run) const { return run >= hidden.size() || !hidden[run]; }
};

/// One quantity's chart in a plot: an axis rect with its title and the graphs of all runs. Draws
/// what is in the range of its x axis, decimated. The plot owns all that is drawn.
class CurveChart {
  Q_DECLARE_TR_FUNCTIONS(CurveChart)
 public:
  /// @param row  of the plot's layout, for the title; the chart comes below it.
  CurveChart(QCustomPlot& plot, QCPAxisRect& rect, int row, Quantity quantity);

  /// Makes the graphs for these runs.
  void rebuild(const std::vector<RunCurves>& runs);
  /// Fills the graphs with what can be seen, and fits the y axis to it.
  void refresh(const std::vector<RunCurves>& runs, const CurveView& view);
  void recolor(const std::vector<RunCurves>& runs, const Colors& colors);
  /// Names the curves that are shown in the plot's legend.
  void fillLegend(const std::vector<RunCurves>& runs, const CurveView& view);
  /// The line below the pointer. @param x  epochs; not-a-number hides it.
  void setHover(double x);
  /// The values of all curves at x, a line each; empty without curves.
  QString valuesAt(const std::vector<RunCurves>& runs, const CurveView& view, double x) const;
  QRect area() const;
  QCPAxis& xAxis() const;
  QCPAxis& yAxis() const;
  /// What the wheel and a drag change.
  void setDirections(Qt::Orientations zoom, Qt::Orientations drag);
  /// The y axis fits what can be seen, until somebody chose its range.
  bool fits() const { return m_fits; }
  void setFits(bool fits) { m_fits = fits; }

 private:
  struct Graphs {
    QCPGraph* raw;
    QCPGraph* smooth;
    QCPGraph* training;
    QCPGraph* validation;
    QCPGraph* best;
    QCPItemStraightLine* stop;
    QCPItemText* stopText;
    QCPItemText* bestText;
  };
  Graphs makeGraphs();
  QCPItemText* makeText(const QString& words);
  void fill(const Graphs& graphs, const RunCurves& run, const CurveView& view, bool shown);
  void markEnd(const Graphs& graphs, const RunCurves& run, bool shown, bool alone);
  void markBest(const Graphs& graphs, const RunCurves& run, bool shown, bool alone);
  void fitValues(const CurveView& view);
  void placeBest();
  void setScale(bool logarithmic);

  QCustomPlot& m_plot;
  QCPAxisRect& m_rect;
  Quantity m_quantity;
  QCPTextElement* m_title;
  QCPItemStraightLine* m_hover;
  std::vector<Graphs> m_graphs;
  bool m_fits = true;
};

}  // namespace pomona::ui
