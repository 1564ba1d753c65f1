// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_chart.h"

#include <qcustomplot.h>

#include <QBoxLayout>

#include "ui/charts/plot_look.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {
constexpr double thinnest = 4;  ///< pixels of a bar with its gap
constexpr double barWidth = 0.7;
constexpr double steep = -60;  ///< degrees of the names below the bars
}  // namespace

BarChart::BarChart(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_plot);
  m_plot->setMinimumSize(4 * size::control, 3 * size::control);  // it cannot draw into nothing
  putLegendAbove(*m_plot);
  m_plot->setMouseTracking(true);
  m_plot->xAxis->grid()->setVisible(false);
  m_plot->xAxis->setTickLength(0);
  m_plot->xAxis->setSubTicks(false);
  m_plot->yAxis->setNumberFormat(QStringLiteral("f"));
  m_plot->yAxis->setNumberPrecision(0);
  countInWholes(*m_plot->yAxis);
  connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    const int bar = barAt(event->position());
    const auto words = bar < 0 ? QString() : wordsFor(m_bars[static_cast<std::size_t>(bar)]);
    m_plot->setToolTip(words);  // else Qt would soon show the tooltip of what the chart lies in
    QToolTip::showText(event->globalPosition().toPoint(), words, m_plot);
  });
  connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
    if (const int bar = barAt(event->position()); bar >= 0) emit chosen(bar);
  });
  recolor();
}

void BarChart::setBars(std::vector<Bar> bars, const QString& lowerName, const QString& upperName) {
  m_bars = std::move(bars);
  m_names = {lowerName, upperName};
  rebuild();
}

void BarChart::setAxes(const QString& value, const QString& bar) {
  m_plot->yAxis->setLabel(value);
  m_plot->xAxis->setLabel(bar);
}

QString BarChart::wordsFor(const Bar& bar) const {
  const QLocale locale;
  return QStringLiteral("%1\n%2: %3\n%4: %5")
      .arg(bar.name, m_names.value(0), locale.toString(bar.lower, 'f', 0), m_names.value(1),
           locale.toString(bar.upper, 'f', 0));
}

void BarChart::rebuild() {
  m_plot->clearPlottables();
  auto* lower = new QCPBars(m_plot->xAxis, m_plot->yAxis);
  auto* upper = new QCPBars(m_plot->xAxis, m_plot->yAxis);
  QVector<double> keys, lows, highs;
  double highest = 1;
  for (const auto& bar : m_bars) {
    keys << static_cast<double>(keys.size());
    lows << bar.lower;
    highs << bar.upper;
    highest = std::max(highest, bar.lower + bar.upper);
  }
  lower->setData(keys, lows, true);
  upper->setData(keys, highs, true);
  upper->moveAbove(lower);
  lower->setName(m_names.value(0));
  upper->setName(m_names.value(1));
  m_plot->xAxis->setRange(-0.6, static_cast<double>(m_bars.size()) - 0.4);
  m_plot->yAxis->setRange(0, highest * 1.05);
  placeLabels();
  recolor();
}

/// Names stand below the bars while there is room for them; else hovering tells. Bars too thin for
/// gaps between them are drawn without, in their full colour.
void BarChart::placeLabels() {
  const double each = m_plot->width() / std::max(1.0, static_cast<double>(m_bars.size()));
  const bool thin = each < thinnest;
  for (int i = 0; i < m_plot->plottableCount(); ++i) {
    qobject_cast<QCPBars*>(m_plot->plottable(i))->setWidth(thin ? 1 : barWidth);
    m_plot->plottable(i)->setAntialiased(!thin);
    m_plot->plottable(i)->setAntialiasedFill(!thin);
  }
  const bool fit = each > fontMetrics().height();
  const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  for (std::size_t i = 0; fit && i < m_bars.size(); ++i)
    ticker->addTick(static_cast<double>(i), m_bars[i].name);
  m_plot->xAxis->setTicker(ticker);
  m_plot->xAxis->setTickLabelRotation(steep);
}

void BarChart::recolor() {
  const auto& colors = colorsOf(palette());
  dressPlot(*m_plot, colors);
  for (int i = 0; i < m_plot->plottableCount(); ++i) {
    const auto& color = i == 0 ? colors.accent : colors.controlLine;
    m_plot->plottable(i)->setPen(Qt::NoPen);
    m_plot->plottable(i)->setBrush(color);
  }
  replotSoon(*m_plot);
}

int BarChart::barAt(const QPointF& point) const {
  if (!m_plot->axisRect()->rect().contains(point.toPoint())) return -1;
  const int bar = static_cast<int>(std::floor(m_plot->xAxis->pixelToCoord(point.x()) + 0.5));
  return bar >= 0 && bar < static_cast<int>(m_bars.size()) ? bar : -1;
}

void BarChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) recolor();
  QWidget::changeEvent(event);
}

void BarChart::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  replotSoon(*m_plot);
}

void BarChart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeLabels();
  replotSoon(*m_plot);
}

}  // namespace pomona::ui
