// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_chart.h"

#include <qcustomplot.h>

#include <cmath>

#include "ui/charts/plot_look.h"
#include "ui/controllers/text.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

constexpr double thin = 1;
constexpr double normal = 1.6;
constexpr double strong = 2.2;
constexpr double disc = 6;  ///< of an epoch's figure
constexpr double ring = 12;
constexpr double mostDiscs = 60;  ///< epochs on show; more would merge
constexpr int faint = 80;         ///< alpha of the raw curve, of 255
constexpr std::size_t fewestColumns = 100;
constexpr int mostValues = 5;             ///< written at an axis
constexpr int besides = 2 * space::huge;  ///< title and axis of each of the two charts
constexpr double linesPerValue = 2;       ///< of room: the steps become up to a third narrower

QVector<QCPGraphData> toData(const std::vector<CurvePoint>& points) {
  QVector<QCPGraphData> data;
  data.reserve(static_cast<qsizetype>(points.size()));
  for (const auto& point : points) data << QCPGraphData(point.x, point.y);
  return data;
}

void give(QCPGraph& graph, const std::vector<CurvePoint>& points, bool shown) {
  const QSharedPointer<QCPGraphDataContainer> data(new QCPGraphDataContainer);
  if (shown) data->set(toData(points), true);
  graph.setData(data);
}

QCPItemStraightLine* makeLine(QCustomPlot& plot, QCPAxisRect& rect) {
  auto* line = new QCPItemStraightLine(&plot);
  line->setClipAxisRect(&rect);
  for (auto* point : {line->point1, line->point2}) {
    point->setAxisRect(&rect);
    point->setAxes(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
    point->setTypeX(QCPItemPosition::ptPlotCoords);
    point->setTypeY(QCPItemPosition::ptAxisRectRatio);
  }
  return line;
}

void moveLine(QCPItemStraightLine& line, double x) {
  line.point1->setCoords(x, 0);
  line.point2->setCoords(x, 1);
}

/// Before the first step that is known, a run has its epochs' means alone: after a restart.
std::vector<CurvePoint> epochsWithoutSteps(const RunCurves& run, Quantity quantity) {
  auto epochs = trainingEpochs(run, quantity);
  const auto& steps = run.steps(quantity).smooth();
  if (!steps.empty()) {
    std::erase_if(epochs, [&](const auto& point) { return point.x >= steps.front().x; });
    if (!epochs.empty()) epochs.push_back(steps.front());
  }
  return epochs;
}

QString at(const QString& what, double value) {
  return QStringLiteral("%1 %2").arg(what, formatShare(value));
}

}  // namespace

CurveChart::CurveChart(QCustomPlot& plot, QCPAxisRect& rect, int row, Quantity quantity)
    : m_plot(plot),
      m_rect(rect),
      m_quantity(quantity),
      m_title(new QCPTextElement(
          &plot, quantity == Quantity::Loss ? tr("Loss (cross-entropy)") : tr("Accuracy"))),
      m_hover(makeLine(plot, rect)) {
  m_title->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
  m_title->setMargins(QMargins());
  plot.plotLayout()->addElement(row, 0, m_title);
  rect.axis(QCPAxis::atBottom)->grid()->setVisible(false);
  countInWholes(*rect.axis(QCPAxis::atBottom));
  rect.axis(QCPAxis::atLeft)->setNumberFormat(QStringLiteral("g"));
  m_hover->setLayer(QStringLiteral("overlay"));
  m_hover->setVisible(false);
}

QCPAxis& CurveChart::xAxis() const {
  return *m_rect.axis(QCPAxis::atBottom);
}

QCPAxis& CurveChart::yAxis() const {
  return *m_rect.axis(QCPAxis::atLeft);
}

void CurveChart::setDirections(Qt::Orientations zoom, Qt::Orientations drag) {
  m_rect.setRangeZoom(zoom);
  m_rect.setRangeDrag(drag);
}

QRect CurveChart::area() const {
  return m_rect.rect();
}

CurveChart::Graphs CurveChart::makeGraphs() {
  auto* x = m_rect.axis(QCPAxis::atBottom);
  auto* y = m_rect.axis(QCPAxis::atLeft);
  const auto graph = [&] {
    auto* made = m_plot.addGraph(x, y);
    made->setAdaptiveSampling(false);  // decimated before, with all peaks
    return made;
  };
  Graphs graphs{graph(),
                graph(),
                graph(),
                graph(),
                graph(),
                makeLine(m_plot, m_rect),
                makeText(tr("stopped early ")),
                makeText(tr("best"))};
  graphs.best->setLineStyle(QCPGraph::lsNone);
  graphs.stopText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  graphs.stopText->setPositionAlignment(Qt::AlignRight | Qt::AlignVCenter);
  graphs.bestText->setPadding(QMargins(0, space::small, 0, space::small));
  return graphs;
}

QCPItemText* CurveChart::makeText(const QString& words) {
  auto* text = new QCPItemText(&m_plot);
  text->setClipAxisRect(&m_rect);
  text->position->setAxisRect(&m_rect);
  text->position->setAxes(m_rect.axis(QCPAxis::atBottom), m_rect.axis(QCPAxis::atLeft));
  text->position->setType(QCPItemPosition::ptPlotCoords);
  text->setText(words);
  return text;
}

void CurveChart::rebuild(const std::vector<RunCurves>& runs) {
  for (const auto& graphs : m_graphs) {
    for (auto* graph : {graphs.raw, graphs.smooth, graphs.training, graphs.validation, graphs.best})
      m_plot.removePlottable(graph);
    m_plot.removeItem(graphs.stop);
    for (auto* text : {graphs.stopText, graphs.bestText}) m_plot.removeItem(text);
  }
  m_graphs.clear();
  for (std::size_t i = 0; i < runs.size(); ++i) m_graphs.push_back(makeGraphs());
}

void CurveChart::refresh(const std::vector<RunCurves>& runs, const CurveView& view) {
  for (std::size_t i = 0; i < m_graphs.size(); ++i) {
    fill(m_graphs[i], runs[i], view, view.shows(i));
    const bool alone = runs.size() == 1;
    markEnd(m_graphs[i], runs[i], view.shows(i), alone);
    markBest(m_graphs[i], runs[i], view.shows(i) && view.validation, alone);
  }
  fitValues(view);
  placeBest();
}

/// Below the mark in the upper half of a chart and above it in the lower one: there is its room.
void CurveChart::placeBest() {
  const auto range = yAxis().range();
  for (const auto& graphs : m_graphs) {
    auto& text = *graphs.bestText;
    const auto side = text.positionAlignment() & Qt::AlignHorizontal_Mask;
    const bool high = text.position->value() > (range.lower + range.upper) / 2;
    text.setPositionAlignment(side | (high ? Qt::AlignTop : Qt::AlignBottom));
  }
}

void CurveChart::fill(const Graphs& graphs, const RunCurves& run, const CurveView& view,
                      bool shown) {
  const auto& steps = run.steps(m_quantity);
  const auto range = xAxis().range();
  const auto columns = std::max(fewestColumns, static_cast<std::size_t>(m_rect.width()));
  const auto part = [&](const std::vector<CurvePoint>& points) {
    return decimated(points, range.lower, range.upper, columns);
  };
  const bool training = shown && view.training;
  const bool stepwise = training && view.steps;
  give(*graphs.raw, part(steps.raw()), stepwise && view.smoothing > 0);
  give(*graphs.smooth, part(steps.smooth()), stepwise);
  const bool apart =
      std::min(range.upper, static_cast<double>(run.epochs.size())) - std::max(range.lower, 0.0) <=
      mostDiscs;
  const auto styled = [](bool discs) {
    return discs ? QCPScatterStyle(QCPScatterStyle::ssDisc, disc) : QCPScatterStyle();
  };
  graphs.training->setScatterStyle(styled(apart && (!view.steps || steps.raw().empty())));
  graphs.validation->setScatterStyle(styled(apart));
  give(*graphs.training,
       part(view.steps ? epochsWithoutSteps(run, m_quantity) : trainingEpochs(run, m_quantity)),
       training);
  const bool validation = shown && view.validation;
  give(*graphs.validation, part(validationEpochs(run, m_quantity)), validation);
}

void CurveChart::markBest(const Graphs& graphs, const RunCurves& run, bool shown, bool alone) {
  std::vector<CurvePoint> best;
  for (const auto& point : validationEpochs(run, m_quantity))
    if (point.x == run.bestEpoch) best.push_back(point);
  give(*graphs.best, best, shown);
  graphs.bestText->setVisible(shown && alone && !best.empty());
  if (best.empty()) return;
  const bool late = 2 * best.front().x > std::max<double>(run.end(), run.planned);
  graphs.bestText->setPositionAlignment(late ? Qt::AlignRight : Qt::AlignLeft);
  graphs.bestText->position->setCoords(best.front().x, best.front().y);
}

void CurveChart::markEnd(const Graphs& graphs, const RunCurves& run, bool shown, bool alone) {
  const bool stopped = shown && run.stoppedEarly && !run.epochs.empty();
  graphs.stop->setVisible(stopped);
  graphs.stopText->setVisible(stopped && alone);
  if (!stopped) return;
  moveLine(*graphs.stop, run.epochs.back().epoch);
  graphs.stopText->position->setCoords(run.epochs.back().epoch, 0.5);
}

void CurveChart::setScale(bool logarithmic) {
  auto& y = yAxis();
  if (logarithmic) {
    countInDecades(y);
  } else {
    y.setScaleType(QCPAxis::stLinear);
    y.setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
  }
  const double room = linesPerValue * QFontMetrics(y.tickLabelFont()).lineSpacing();
  y.ticker()->setTickCount(std::clamp(static_cast<int>(m_rect.height() / room), 1, mostValues));
}

/// Fits to the smooth curves and the epochs; single steps may leave the chart.
void CurveChart::fitValues(const CurveView& view) {
  const bool logarithmic = m_quantity == Quantity::Loss && view.logLoss;
  setScale(logarithmic);
  if (!m_fits) return;
  auto* y = &yAxis();
  const auto domain = logarithmic ? QCP::sdPositive : QCP::sdBoth;
  QCPRange fitted;
  bool found = false;
  for (const auto& graphs : m_graphs)
    for (const auto* graph : {graphs.smooth, graphs.training, graphs.validation}) {
      bool any = false;
      const auto range = graph->getValueRange(any, domain, xAxis().range());
      if (any) fitted = found ? fitted.expanded(range) : range;
      found = found || any;
    }
  if (!found) fitted = logarithmic ? QCPRange(0.01, 1) : QCPRange(0, 1);
  if (logarithmic) return y->setRange(fitted.lower / 1.3, fitted.upper * 1.3);
  const double room = std::max(0.01, 0.08 * fitted.size());
  // Marks at the ends, as at accuracy 1, stand whole in the lowest chart.
  const double height = std::max(m_plot.height() / 2 - besides, 4 * space::small);
  const double mark = space::small * (fitted.size() + 2 * room) / (height - 2 * space::small);
  const double apart = std::max(room, mark);
  const double upper = fitted.upper + apart;
  y->setRange(std::max(-mark, fitted.lower - apart),
              m_quantity == Quantity::Accuracy ? std::min(1 + mark, upper) : upper);
}

void CurveChart::recolor(const std::vector<RunCurves>& runs, const Colors& colors) {
  for (auto* axis : m_rect.axes()) dressAxis(*axis, colors);
  m_title->setFont(fontOf(TextRole::Section));
  m_title->setTextColor(colors.text);
  m_hover->setPen(QPen(colors.quietText, thin, Qt::DashLine));
  for (std::size_t i = 0; i < m_graphs.size(); ++i) {
    const int place = runs[i].colour;
    const bool alone = place < 0;
    const auto own =
        colors.runs.at(static_cast<std::size_t>(std::max(0, place)) % colors.runs.size());
    const auto training = alone ? colors.training : own;
    const auto validation = alone ? colors.validation : own;
    auto raw = training;
    raw.setAlpha(faint);
    const auto& graphs = m_graphs[i];
    const auto style = alone ? Qt::SolidLine : Qt::DashLine;
    graphs.raw->setPen(QPen(raw, thin));
    graphs.smooth->setPen(QPen(training, normal, style));
    graphs.training->setPen(QPen(training, normal, style));
    graphs.validation->setPen(QPen(validation, strong));
    graphs.best->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(validation, strong), Qt::NoBrush, ring));
    graphs.stop->setPen(QPen(alone ? colors.quietText : own, thin, Qt::DotLine));
    for (auto* text : {graphs.stopText, graphs.bestText}) {
      text->setColor(colors.quietText);
      text->setFont(fontOf(TextRole::Caption));
    }
  }
}

void CurveChart::fillLegend(const std::vector<RunCurves>& runs, const CurveView& view) {
  auto* legend = m_plot.legend;
  const auto add = [&](QCPGraph* graph, const RunCurves& run, const QString& curve) {
    graph->setName(run.label.isEmpty() ? curve : run.label + u' ' + curve);
    legend->addItem(new QCPPlottableLegendItem(legend, graph));
  };
  for (std::size_t i = 0; i < m_graphs.size(); ++i) {
    if (!view.shows(i)) continue;
    if (view.training) add(m_graphs[i].training, runs[i], tr("training"));
    if (view.validation) add(m_graphs[i].validation, runs[i], tr("validation"));
  }
  legend->setWrap(view.training && view.validation ? 2 : 1);  // a line for each run
  legend->setVisible(true);
}

void CurveChart::setHover(double x) {
  m_hover->setVisible(std::isfinite(x));
  if (std::isfinite(x)) moveLine(*m_hover, x);
}

QString CurveChart::valuesAt(const std::vector<RunCurves>& runs, const CurveView& view,
                             double x) const {
  QStringList lines;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!view.shows(i)) continue;
    const auto& run = runs[i];
    const auto prefix = runs.size() > 1 ? run.label + u' ' : QString();
    const auto& steps = run.steps(m_quantity);
    const auto* raw = nearestPoint(steps.raw(), x);
    // Epochs from before a restart have no steps: there the epoch's mean stands for them.
    const bool stepwise = view.steps && raw != nullptr && x > steps.raw().front().x - 1;
    if (view.training && stepwise) {
      const auto smooth = nearestPoint(steps.smooth(), x)->y;
      auto line = prefix + at(tr("training"), smooth);
      if (view.smoothing > 0) line += tr(" (raw %1)").arg(formatShare(raw->y));
      lines << line;
    } else if (const auto epochs = trainingEpochs(run, m_quantity); view.training) {
      if (const auto* point = nearestPoint(epochs, x))
        lines << prefix + at(tr("training"), point->y);
    }
    const auto epochs = validationEpochs(run, m_quantity);
    if (const auto* point = nearestPoint(epochs, x); point != nullptr && view.validation)
      lines << prefix + at(tr("validation"), point->y) +
                   (stepwise ? tr(" (epoch %1)").arg(point->x) : QString());
  }
  return lines.join(u'\n');
}

}  // namespace pomona::ui
