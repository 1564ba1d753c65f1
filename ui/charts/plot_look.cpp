// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_look.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

class WholeTicker : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override {
    const double step = QCPAxisTicker::getTickStep(range);
    return range.size() < 1 ? step : std::max(1.0, std::floor(step));
  }
};

class DecadeTicker : public QCPAxisTicker {
 protected:
  QVector<double> createTickVector(double step, const QCPRange& range) override {
    QVector<double> ticks;
    for (double decade = std::pow(10, std::floor(std::log10(range.lower))); decade <= range.upper;
         decade *= 10)
      for (const double multiple : {1, 2, 5})
        if (range.contains(multiple * decade)) ticks << multiple * decade;
    if (ticks.size() < 2) ticks = QCPAxisTicker::createTickVector(step, range);
    return apart(ticks, std::log(range.upper / range.lower) / (mTickCount + 1));
  }

 private:
  /// Without those that would be written too near to the one before.
  static QVector<double> apart(const QVector<double>& ticks, double least) {
    QVector<double> kept;
    for (const double tick : ticks)
      if (tick > 0 && (kept.isEmpty() || std::log(tick / kept.last()) >= least)) kept << tick;
    return kept;
  }
};

}  // namespace

void countInDecades(QCPAxis& axis) {
  axis.setScaleType(QCPAxis::stLogarithmic);
  axis.setTicker(QSharedPointer<QCPAxisTicker>(new DecadeTicker));
}

void countInWholes(QCPAxis& axis) {
  axis.setTicker(QSharedPointer<QCPAxisTicker>(new WholeTicker));
}

void putLegendAbove(QCustomPlot& plot) {
  auto* line = new QCPLayoutGrid;
  plot.plotLayout()->insertRow(0);
  plot.plotLayout()->addElement(0, 0, line);
  plot.plotLayout()->setRowStretchFactor(0, 0.001);
  line->addElement(0, 0, new QCPLayoutElement);  // takes the room at the left
  line->addElement(0, 1, plot.legend);
  line->setColumnStretchFactor(1, 0.001);
  plot.legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
  plot.legend->setMargins(QMargins());
  plot.legend->setVisible(true);
}

void layOut(QCustomPlot& plot) {
  for (const auto phase :
       {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout})
    plot.plotLayout()->update(phase);
}

void replotSoon(QCustomPlot& plot) {
  if (plot.isVisible() && !plot.size().isEmpty()) plot.replot(QCustomPlot::rpQueuedReplot);
}

void dressAxis(QCPAxis& axis, const Colors& colors) {
  const auto small = fontOf(TextRole::Caption);
  const bool horizontal = axis.orientation() == Qt::Horizontal;
  axis.setBasePen(horizontal ? QPen(colors.controlLine, size::line) : QPen(Qt::NoPen));
  axis.setTickPen(Qt::NoPen);
  axis.setSubTickPen(Qt::NoPen);
  axis.setTickLabelFont(small);
  axis.setTickLabelColor(colors.quietText);
  axis.setLabelFont(small);
  axis.setLabelColor(colors.quietText);
  axis.grid()->setPen(QPen(colors.line, size::line));
  axis.grid()->setZeroLinePen(QPen(colors.line, size::line));
}

void dressPlot(QCustomPlot& plot, const Colors& colors) {
  plot.setBackground(colors.window);
  for (auto* axis : {plot.xAxis, plot.yAxis}) dressAxis(*axis, colors);
  plot.legend->setFont(fontOf(TextRole::Caption));
  plot.legend->setTextColor(colors.quietText);
  plot.legend->setBrush(Qt::NoBrush);
  plot.legend->setBorderPen(Qt::NoPen);
}

}  // namespace pomona::ui
