// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/reliability_chart.h"

#include <qcustomplot.h>

#include <QBoxLayout>

#include "ui/charts/plot_look.h"
#include "ui/controllers/text.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

constexpr double barShare = 0.9;  ///< of a bin's width

void dress(QCustomPlot& plot, const Colors& colors) {
  dressPlot(plot, colors);
  plot.plottable(0)->setPen(Qt::NoPen);
  plot.plottable(0)->setBrush(colors.training);
  plot.plottable(1)->setPen(QPen(colors.text, 2, Qt::DashLine));
}

}  // namespace

ReliabilityChart::ReliabilityChart(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_plot);
  m_plot->setMinimumSize(4 * size::control, 3 * size::control);
  m_plot->setMouseTracking(true);
  putLegendAbove(*m_plot);
  auto* bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
  bars->setName(tr("right answers"));
  auto* ideal = m_plot->addGraph();
  ideal->setName(tr("as good as it says"));
  ideal->setData({0, 1}, {0, 1});
  for (auto* axis : {m_plot->xAxis, m_plot->yAxis}) {
    axis->setRange(0, 1);
    axis->setNumberFormat(QStringLiteral("f"));
    axis->setNumberPrecision(1);
    axis->setSubTicks(false);
  }
  m_plot->xAxis->setLabel(tr("how sure the model was"));
  m_plot->yAxis->setLabel(tr("share that was right"));
  connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    const double place = m_plot->xAxis->pixelToCoord(event->position().x());
    const bool inside = m_plot->axisRect()->rect().contains(event->pos()) && place > 0;
    const auto bin = inside ? static_cast<std::size_t>(place * static_cast<double>(m_bins.size()))
                            : m_bins.size();
    QToolTip::showText(event->globalPosition().toPoint(), describe(bin), m_plot);
  });
  recolor();
}

void ReliabilityChart::setBins(const std::vector<ReliabilityBin>& bins) {
  m_bins = bins;
  const double width = 1 / std::max(1.0, static_cast<double>(bins.size()));
  QVector<double> keys, shares;
  for (const auto& bin : bins) {
    keys << (static_cast<double>(keys.size()) + 0.5) * width;
    shares << bin.accuracy;
  }
  auto* bars = qobject_cast<QCPBars*>(m_plot->plottable(0));
  bars->setWidth(width * barShare);
  bars->setData(keys, shares, true);
  replotSoon(*m_plot);
}

QString ReliabilityChart::describe(std::size_t bin) const {
  if (bin >= m_bins.size() || m_bins[bin].count == 0) return {};
  const double width = 1 / static_cast<double>(m_bins.size());
  const QLocale locale;
  return tr("sure %1–%2: %3 images, %4 right, %5 sure on average")
      .arg(locale.toString(static_cast<double>(bin) * width, 'f', 2),
           locale.toString(static_cast<double>(bin + 1) * width, 'f', 2),
           formatCount(m_bins[bin].count), formatPercent(m_bins[bin].accuracy),
           formatPercent(m_bins[bin].confidence));
}

QImage ReliabilityChart::render(int side) {
  constexpr double scale = 2;
  dress(*m_plot, lightColors());
  auto image = m_plot->toPixmap(side, side, scale).toImage();
  recolor();
  return image;
}

void ReliabilityChart::recolor() {
  dress(*m_plot, colorsOf(palette()));
  replotSoon(*m_plot);
}

void ReliabilityChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) recolor();
  QWidget::changeEvent(event);
}

void ReliabilityChart::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  replotSoon(*m_plot);
}

}  // namespace pomona::ui
