// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_plot.h"

#include <qcustomplot.h>

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <cmath>
#include <limits>

#include "ui/charts/plot_look.h"
#include "ui/controllers/text.h"
#include "ui/widgets/style_painter.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {

/// The values beside the hover line.
class HoverBox : public QLabel {
 public:
  explicit HoverBox(QWidget* parent) : QLabel(parent) {
    setFont(fontOf(TextRole::Caption));
    setTextFormat(Qt::PlainText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setContentsMargins(space::small, space::tiny, space::small, space::tiny);
    hide();
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QPainter painter(this);
    const auto& colors = colorsOf(palette());
    paint::panel(painter, rect(), colors.elevated, colors.line);
    painter.end();
    QLabel::paintEvent(event);
  }
};

namespace {
constexpr int pause = 50;  ///< milliseconds between two redraws
constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
constexpr double leastZoom = 1e-3;  ///< epochs on show
constexpr int smallestChart = 3 * size::control;
constexpr double keyZoom = 1.5;
constexpr double keyMove = 0.1;  ///< share of what is shown

std::vector<double> ticksOf(const QCPAxis& axis) {
  std::vector<double> shown;
  for (const double tick : axis.tickVector())
    if (axis.range().contains(tick)) shown.push_back(tick);
  return shown;
}
}  // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_hover(nowhere) {
  setObjectName(QStringLiteral("curvePlot"));
  setAccessibleName(tr("Curves of accuracy and loss"));
  setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::tiny, space::tiny, space::tiny, space::tiny);  // for the focus
  column->addWidget(m_plot);
  m_plot->setMinimumSize(4 * size::control, 2 * smallestChart);
  m_plot->setObjectName(QStringLiteral("curveCanvas"));
  m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  m_plot->setNoAntialiasingOnDrag(true);
  m_plot->plotLayout()->insertRow(0);
  m_plot->plotLayout()->addElement(3, 0, new QCPAxisRect(m_plot));
  m_plot->plotLayout()->setRowSpacing(0);
  for (const auto quantity : {Quantity::Accuracy, Quantity::Loss})
    m_charts.push_back(makeChart(quantity));
  m_plot->setAutoAddPlottableToLegend(false);
  putLegendAbove(*m_plot);
  for (auto& box : m_boxes) box = new HoverBox(m_plot);
  m_boxes[0]->setObjectName(QStringLiteral("accuracyValues"));
  m_boxes[1]->setObjectName(QStringLiteral("lossValues"));
  m_soon.setSingleShot(true);
  m_soon.setInterval(pause);
  connect(&m_soon, &QTimer::timeout, this, &CurvePlot::refresh);
  connectPlot();
  recolor(colorsOf(palette()));
  follow();
}

CurvePlot::~CurvePlot() = default;

CurveChart CurvePlot::makeChart(Quantity quantity) {
  const int row = quantity == Quantity::Accuracy ? 0 : 2;
  auto& rect = *qobject_cast<QCPAxisRect*>(m_plot->plotLayout()->element(row + 1, 0));
  const bool lowest = quantity == Quantity::Loss;
  rect.setAutoMargins(QCP::msNone);
  rect.setMargins(QMargins(2 * space::huge, space::small, space::medium,
                           lowest ? 2 * space::huge - space::small : space::huge));
  if (lowest) rect.axis(QCPAxis::atBottom)->setLabel(tr("epoch"));
  return {*m_plot, rect, row, quantity};
}

void CurvePlot::connectPlot() {
  for (std::size_t i = 0; i < m_charts.size(); ++i) {
    auto* own = &m_charts[i].xAxis();
    auto* other = &m_charts[1 - i].xAxis();
    connect(own, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this, own, other](const QCPRange& range) {
              // Not before the beginning, and not into nothing.
              const QCPRange kept(std::max(0.0, range.lower),
                                  std::max(range.upper, std::max(0.0, range.lower) + leastZoom));
              if (kept != range) return own->setRange(kept);
              other->setRange(kept);
              refreshSoon();
              Q_EMIT rangeChanged();
            });
  }
  connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    if (event->buttons() != Qt::NoButton) m_following = false;
    const auto area = m_charts[0].area().united(m_charts[1].area());
    hover(area.contains(event->pos()) ? m_charts[0].xAxis().pixelToCoord(event->position().x())
                                      : nowhere);
  });
  connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::showAll);
  connectZoom();
  connectValues();
  m_plot->setFocusProxy(this);
  m_plot->installEventFilter(this);
}

/// Before the plot hands wheel and drag to its axes, what they are to change.
void CurvePlot::connectZoom() {
  connect(m_plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
    const bool values = event->modifiers().testFlag(Qt::ControlModifier);
    const auto zoom = values ? Qt::Vertical : directionsAt(event->position(), true);
    for (auto& chart : m_charts) chart.setDirections(zoom, {});
    if (zoom.testFlag(Qt::Horizontal)) m_following = false;
  });
  connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
    const bool rectangle = event->modifiers().testFlag(Qt::ShiftModifier);
    m_plot->setSelectionRectMode(rectangle ? QCP::srmZoom : QCP::srmNone);
    const auto drag = directionsAt(event->position(), false);
    for (auto& chart : m_charts) chart.setDirections(Qt::Horizontal | Qt::Vertical, drag);
  });
}

Qt::Orientations CurvePlot::directionsAt(const QPointF& point, bool wheel) const {
  if (point.x() < m_charts[0].area().left()) return Qt::Vertical;
  const bool zoomed = std::ranges::any_of(m_charts, [](const auto& each) { return !each.fits(); });
  return zoomed && !wheel ? Qt::Horizontal | Qt::Vertical : Qt::Orientations(Qt::Horizontal);
}

/// Whoever else than the fitting changes a range of values has chosen it.
void CurvePlot::connectValues() {
  for (auto& chart : m_charts)  // which stay where they are from now on
    connect(&chart.yAxis(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this, &chart] {
              if (m_fitting) return;
              chart.setFits(false);
              Q_EMIT rangeChanged();
            });
}

QString CurvePlot::manual() {
  return tr(
      "Wheel: zoom the epochs; with Ctrl, or over the values: zoom the values\n"
      "Drag: move; with Shift: zoom into a rectangle\n"
      "Keys: + and - zoom the epochs, Page Up and Page Down the values, Up and Down move "
      "them\n"
      "Left and Right: read the values");
}

void CurvePlot::setRuns(std::vector<RunCurves> runs) {
  m_runs = std::move(runs);
  for (auto& run : m_runs)
    for (auto* curve : {&run.loss, &run.accuracy}) curve->setSmoothing(m_view.smoothing);
  for (auto& chart : m_charts) chart.rebuild(m_runs);
  recolor(colorsOf(palette()));
  showAll();
}

void CurvePlot::appendSteps(std::size_t run, std::span<const CurveSample> steps,
                            int stepsPerEpoch) {
  auto& curves = m_runs.at(run);
  curves.stepsPerEpoch = stepsPerEpoch;
  for (const auto& step : steps) {
    for (auto* curve : {&curves.loss, &curves.accuracy}) curve->cutFrom(step.x);
    curves.loss.append({step.x, step.loss});
    curves.accuracy.append({step.x, step.accuracy});
  }
  follow();
}

void CurvePlot::setEpochs(std::size_t run, std::vector<EpochRecord> epochs, int bestEpoch) {
  auto& curves = m_runs.at(run);
  curves.epochs = std::move(epochs);
  curves.bestEpoch = bestEpoch;
  if (!curves.epochs.empty()) curves.planned = curves.epochs.back().epochs;
  follow();
}

void CurvePlot::setPlanned(std::size_t run, int epochs) {
  m_runs.at(run).planned = epochs;
  follow();
}

void CurvePlot::setEnded(std::size_t run, bool stoppedEarly) {
  m_runs.at(run).planned = 0;
  m_runs.at(run).stoppedEarly = stoppedEarly;
  follow();
}

void CurvePlot::setView(const CurveView& view) {
  if (view.logLoss != m_view.logLoss) m_charts[1].setFits(true);
  m_view = view;
  for (auto& run : m_runs)
    for (auto* curve : {&run.loss, &run.accuracy}) curve->setSmoothing(view.smoothing);
  refreshSoon();
}

void CurvePlot::showAll() {
  m_following = true;
  for (auto& chart : m_charts) chart.setFits(true);
  follow();
}

void CurvePlot::follow() {
  if (m_following) {
    double end = 1;
    for (const auto& run : m_runs) end = std::max({end, run.end(), 1.0 * run.planned});
    m_charts[0].xAxis().setRange(0, end * 1.01);  // the last disc is whole
  }
  refreshSoon();
}

std::pair<double, double> CurvePlot::range() const {
  const auto range = m_charts[0].xAxis().range();
  return {range.lower, range.upper};
}

void CurvePlot::setRange(double from, double to) {
  m_following = false;
  m_charts[0].xAxis().setRange(from, to);
}

std::pair<double, double> CurvePlot::values(Quantity quantity) const {
  const auto range = m_charts[quantity == Quantity::Accuracy ? 0 : 1].yAxis().range();
  return {range.lower, range.upper};
}

std::vector<double> CurvePlot::epochTicks() const {
  return ticksOf(m_charts[0].xAxis());
}

std::vector<double> CurvePlot::valueHeights(Quantity quantity) const {
  const auto& axis = m_charts[quantity == Quantity::Accuracy ? 0 : 1].yAxis();
  auto heights = ticksOf(axis);
  for (auto& each : heights) each = axis.coordToPixel(each);
  return heights;
}

void CurvePlot::zoomValues(double factor) {
  for (auto& chart : m_charts) chart.yAxis().scaleRange(factor);
  refreshSoon();
}

void CurvePlot::moveValues(double share) {
  for (auto& chart : m_charts) {
    const bool logarithmic = chart.yAxis().scaleType() == QCPAxis::stLogarithmic;
    const auto range = chart.yAxis().range();
    chart.yAxis().moveRange(logarithmic ? std::pow(range.upper / range.lower, share)
                                        : share * range.size());
  }
  refreshSoon();
}

void CurvePlot::refreshSoon() {
  if (isVisible() && !m_soon.isActive()) m_soon.start();
}

void CurvePlot::refresh() {
  layOut(*m_plot);  // how many values fit at an axis depends on the chart's height
  m_fitting = true;
  for (auto& chart : m_charts) chart.refresh(m_runs, m_view);
  m_fitting = false;
  if (std::isfinite(m_hover)) placeBoxes(m_hover);
  replotSoon(*m_plot);
}

/// On the screen buttons are the legend.
void CurvePlot::recolor(const Colors& colors) {
  dressPlot(*m_plot, colors);
  m_plot->legend->clearItems();
  m_plot->legend->setVisible(false);
  m_plot->selectionRect()->setPen(QPen(colors.accent, size::line));
  m_plot->selectionRect()->setBrush(Qt::NoBrush);
  for (auto& chart : m_charts) chart.recolor(m_runs, colors);
  refreshSoon();
}

std::array<QString, 2> CurvePlot::valuesAt(double x) const {
  std::array<QString, 2> values;
  for (std::size_t i = 0; i < m_charts.size(); ++i)
    values.at(i) = m_charts[i].valuesAt(m_runs, m_view, x);
  return values;
}

/// "epoch 5, step 1,275": where the nearest step is.
QString CurvePlot::placeOf(double x) const {
  for (const auto& run : m_runs)
    if (const auto* step = nearestPoint(run.loss.raw(), x);
        step != nullptr && m_view.steps && run.stepsPerEpoch > 0) {
      const int epoch = static_cast<int>(std::ceil(step->x - 1e-9));
      const auto inEpoch = std::lround((step->x - epoch + 1) * run.stepsPerEpoch);
      return tr("epoch %1, step %2").arg(epoch).arg(formatCount(static_cast<std::size_t>(inEpoch)));
    }
  return tr("epoch %1").arg(std::lround(x));
}

void CurvePlot::hover(double x) {
  m_hover = m_runs.empty() ? nowhere : x;
  for (auto& chart : m_charts) chart.setHover(m_hover);
  placeBoxes(m_hover);
  m_plot->layer(QStringLiteral("overlay"))->replot();
}

void CurvePlot::placeBoxes(double x) {
  const auto values = std::isfinite(x) ? valuesAt(x) : std::array<QString, 2>{};
  setAccessibleDescription(values[0] + u'\n' + values[1]);
  for (std::size_t i = 0; i < m_boxes.size(); ++i) {
    auto& box = *m_boxes.at(i);
    box.setVisible(!values.at(i).isEmpty());
    if (values.at(i).isEmpty()) continue;
    box.setText(placeOf(x) + u'\n' + values.at(i));
    box.adjustSize();
    const auto area = m_charts[i].area();
    const int line = static_cast<int>(m_charts[0].xAxis().coordToPixel(x));
    const bool right = line + space::small + box.width() < area.right();
    box.move(right ? line + space::small : line - space::small - box.width(),
             area.center().y() - box.height() / 2);
  }
}

QImage CurvePlot::picture() {
  refresh();  // what was asked for a moment ago is in it
  return m_plot->toPixmap().toImage();
}

void CurvePlot::dressForDocument() {
  refresh();
  recolor(lightColors());
  m_charts[0].fillLegend(m_runs, m_view);
}

QImage CurvePlot::documentPicture(double scale) {
  dressForDocument();
  auto image = m_plot->toPixmap(0, 0, scale).toImage();
  recolor(colorsOf(palette()));
  return image;
}

bool CurvePlot::savePdf(const QString& file) {
  dressForDocument();
  const bool saved = m_plot->savePdf(file);
  recolor(colorsOf(palette()));
  return saved;
}

void CurvePlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) recolor(colorsOf(palette()));
  QWidget::changeEvent(event);
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Leave) hover(nowhere);
  return QWidget::eventFilter(watched, event);
}

void CurvePlot::paintEvent(QPaintEvent*) {
  if (!hasFocus()) return;
  QPainter painter(this);
  QStyleOption option;
  option.initFrom(this);
  paint::focus(painter, option);
}

void CurvePlot::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refreshSoon();
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refreshSoon();
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
  const auto [from, to] = range();
  const double step = (to - from) / 100;
  const double here = std::isfinite(m_hover) ? m_hover : (from + to) / 2;
  switch (event->key()) {
    case Qt::Key_Home:
      return showAll();
    case Qt::Key_Escape:
      return hover(nowhere);
    case Qt::Key_Left:
      return hover(std::max(from, here - step));
    case Qt::Key_Right:
      return hover(std::min(to, here + step));
    case Qt::Key_Plus:
      return setRange(here - (here - from) / keyZoom, here + (to - here) / keyZoom);
    case Qt::Key_Minus:
      return setRange(here - (here - from) * keyZoom, here + (to - here) * keyZoom);
    case Qt::Key_PageUp:
      return zoomValues(1 / keyZoom);
    case Qt::Key_PageDown:
      return zoomValues(keyZoom);
    case Qt::Key_Up:
      return moveValues(keyMove);
    case Qt::Key_Down:
      return moveValues(-keyMove);
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace pomona::ui
