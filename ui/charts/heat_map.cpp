// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_map.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <cmath>

#include "ui/charts/color_map.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

constexpr double fewestCells = 4;  ///< seen at the highest zoom
constexpr double keyZoom = 1.5;
constexpr double wheelNotch = 120;
constexpr double snap = 6;  ///< pixels around the pointer in which a filled cell is meant
constexpr int leastSide = 3 * size::control;
constexpr int scaleWidth = 2 * size::control;

QString counted(std::size_t count) {
  return QLocale().toString(static_cast<qulonglong>(count));
}

/// "1 [colours] 12", from the left of the area on.
void paintScale(QPainter& painter, const QRect& area, std::size_t most, const Colors& colors) {
  const auto first = QStringLiteral("1");
  const auto metrics = painter.fontMetrics();
  const QRect bar(area.left() + metrics.horizontalAdvance(first) + space::tiny,
                  area.center().y() - size::bar / 2, scaleWidth, size::bar);
  painter.setPen(colors.quietText);
  painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, first);
  if (most > 1)
    painter.drawText(area.adjusted(bar.right() + 1 + space::tiny - area.left(), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, counted(most));
  const auto shown = std::max<std::size_t>(2, most);
  for (int x = 0; x < bar.width(); ++x) {
    const double share = static_cast<double>(x) / (bar.width() - 1);
    const auto count = std::pow(std::max(1.0, static_cast<double>(most)), share);
    painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(),
                     countColor(static_cast<std::size_t>(std::lround(count)), shown, colors.base));
  }
}

}  // namespace

QStringList HeatMap::axisTitles() {
  return {tr("true class down,"), tr("answer across")};
}

HeatMap::HeatMap(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Confusion matrix"));
}

void HeatMap::setCounts(std::vector<std::vector<std::size_t>> counts, const QStringList& names) {
  m_matrix.counts = std::move(counts);
  m_matrix.names = names;
  m_current = {};
  m_hovered.reset();
  setDiagonalShown(m_matrix.diagonal);
  resetZoom();
}

void HeatMap::setDiagonalShown(bool shown) {
  m_matrix.setDiagonal(shown);
  Q_EMIT mostChanged();
  update();
}

void HeatMap::setCurrent(const MatrixCell& cell) {
  if (cell == m_current) return;
  m_current = cell;
  setAccessibleDescription(describe(cell));
  if (cell.row >= 0) bringIntoView(cell);
  update();
}

QString HeatMap::describe(const MatrixCell& cell) const {
  if (cell.row < 0 || cell.column < 0) return m_matrix.names.value(cell.row);
  std::size_t support = 0;
  for (int column = 0; column < m_matrix.size(); ++column) support += m_matrix.at(cell.row, column);
  const auto count = counted(m_matrix.at(cell.row, cell.column));
  const auto& name = m_matrix.names.value(cell.row);
  return cell.row == cell.column
             ? tr("%1 recognised: %2 of %3 images").arg(name, count, counted(support))
             : tr("%1 taken for %2: %3 of %4 images")
                   .arg(name, m_matrix.names.value(cell.column), count, counted(support));
}

MatrixPlace HeatMap::place() const {
  return {matrixGrid(rect(), m_matrix.names, leastSide), m_shown};
}

std::optional<MatrixCell> HeatMap::cellAt(const QPointF& point) const {
  const auto where = place();
  if (m_matrix.size() == 0 || !where.grid.contains(point)) return std::nullopt;
  const auto cells = where.cellsAt(point);
  const int last = m_matrix.size() - 1;
  const MatrixCell hit{std::clamp(static_cast<int>(cells.y()), 0, last),
                       std::clamp(static_cast<int>(cells.x()), 0, last)};
  return nearestFilled(hit, static_cast<int>(snap / where.cell()));
}

MatrixCell HeatMap::nearestFilled(const MatrixCell& cell, int reach) const {
  const int last = m_matrix.size() - 1;
  MatrixCell nearest = cell;
  int least = reach * reach + 1;
  for (int row = std::max(0, cell.row - reach); row <= std::min(last, cell.row + reach); ++row)
    for (int column = std::max(0, cell.column - reach);
         column <= std::min(last, cell.column + reach); ++column) {
      const int down = row - cell.row;
      const int right = column - cell.column;
      const int distance = down * down + right * right;
      const bool shown = m_matrix.at(row, column) > 0 && (m_matrix.diagonal || row != column);
      if (!shown || distance >= least) continue;
      least = distance;
      nearest = {row, column};
    }
  return nearest;
}

double HeatMap::zoom() const {
  return m_shown.isEmpty() ? 1 : m_matrix.size() / m_shown.width();
}

void HeatMap::zoomBy(double factor, const std::optional<QPointF>& about) {
  if (m_matrix.size() == 0) return;
  const double all = m_matrix.size();
  const double width = std::clamp(m_shown.width() / factor, std::min(fewestCells, all), all);
  const auto where = place();
  const auto fixed = about ? where.cellsAt(*about) : m_shown.center();
  const double share = width / m_shown.width();
  setShown({fixed - (fixed - m_shown.topLeft()) * share, QSizeF(width, width)});
}

void HeatMap::resetZoom() {
  const double all = std::max(1, m_matrix.size());
  setShown({0, 0, all, all});
}

void HeatMap::setShown(QRectF shown) {
  const double room = std::max(0.0, m_matrix.size() - shown.width());
  shown.moveLeft(std::clamp(shown.left(), 0.0, room));
  shown.moveTop(std::clamp(shown.top(), 0.0, room));
  m_shown = shown;
  Q_EMIT zoomChanged();
  update();
}

void HeatMap::bringIntoView(const MatrixCell& cell) {
  const int column = cell.column < 0 ? cell.row : cell.column;
  auto shown = m_shown;
  shown.moveTop(std::clamp(shown.top(), cell.row + 1 - shown.height(), double(cell.row)));
  shown.moveLeft(std::clamp(shown.left(), column + 1 - shown.width(), double(column)));
  if (shown != m_shown) setShown(shown);
}

void HeatMap::choose(const MatrixCell& cell) {
  setCurrent(cell);
  Q_EMIT chosen(cell);
}

QImage HeatMap::render(int side) const {
  constexpr double scale = 2;  // sharp in print
  QImage image(QSize(side, side) * scale, QImage::Format_RGB32);
  image.setDevicePixelRatio(scale);
  image.fill(lightColors().window);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto grid = matrixGrid(
      QRectF(space::small, space::small, side - 2 * space::small, side - 2 * space::small),
      m_matrix.names, leastSide);
  paintMatrix(painter, m_matrix, {grid, m_shown}, {}, {}, lightColors());
  // Below the names of the rows nothing else stands.
  const QFontMetrics metrics(fontOf(TextRole::Caption));
  painter.setFont(fontOf(TextRole::Caption));
  const int line = metrics.height() + space::tiny;
  QRect place(space::small, side - space::small - 3 * line, side, line);
  for (const auto& words : axisTitles()) {
    painter.setPen(lightColors().quietText);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, words);
    place.translate(0, line);
  }
  paintScale(painter, place, m_matrix.most, lightColors());
  return image;
}

QSize HeatMap::sizeHint() const {
  return {size::list, size::list};
}
QSize HeatMap::minimumSizeHint() const {
  return {2 * leastSide, 2 * leastSide};
}

void HeatMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing, place().cell() >= 3);  // else cells would fade
  paintMatrix(painter, m_matrix, place(), m_hovered, m_current, colorsOf(palette()));
  if (!hasFocus()) return;
  painter.setPen(QPen(colorsOf(palette()).accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(place().grid);
}

void HeatMap::wheelEvent(QWheelEvent* event) {
  zoomBy(std::pow(keyZoom, event->angleDelta().y() / wheelNotch), event->position());
  event->accept();
}

void HeatMap::mousePressEvent(QMouseEvent* event) {
  m_pressed = event->position();
  m_pressedView = m_shown;
  m_moved = false;
}

void HeatMap::mouseMoveEvent(QMouseEvent* event) {
  const auto way = event->position() - m_pressed;
  if (event->buttons().testFlag(Qt::LeftButton)) {
    m_moved = m_moved || way.manhattanLength() > QApplication::startDragDistance();
    if (m_moved) setShown(m_pressedView.translated(-way / place().cell()));
    return;
  }
  m_hovered = cellAt(event->position());
  if (m_hovered)
    QToolTip::showText(event->globalPosition().toPoint(), describe(*m_hovered), this);
  else
    QToolTip::hideText();
  update();
}

void HeatMap::mouseReleaseEvent(QMouseEvent* event) {
  if (const auto cell = cellAt(event->position()); cell && !m_moved) choose(*cell);
}

void HeatMap::leaveEvent(QEvent*) {
  m_hovered.reset();
  update();
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
  const int last = m_matrix.size() - 1;
  const auto go = [&](int rows, int columns) {
    const auto from = m_current.row < 0 ? MatrixCell{0, 0} : m_current;
    const int column = from.column < 0 ? from.row : from.column;
    choose({std::clamp(from.row + rows, 0, last), std::clamp(column + columns, 0, last)});
  };
  if (last < 0) return QWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Up:
      return go(-1, 0);
    case Qt::Key_Down:
      return go(1, 0);
    case Qt::Key_Left:
      return go(0, -1);
    case Qt::Key_Right:
      return go(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Space:
      return go(0, 0);
    case Qt::Key_Plus:
      return zoomBy(keyZoom);
    case Qt::Key_Minus:
      return zoomBy(1 / keyZoom);
    case Qt::Key_0:
      return resetZoom();
    default:
      QWidget::keyPressEvent(event);
  }
}

ColorScale::ColorScale(QWidget* parent) : QWidget(parent) {
  setFont(fontOf(TextRole::Caption));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ColorScale::setMost(std::size_t most) {
  m_most = most;
  setAccessibleName(tr("Colours from 1 to %1 images").arg(counted(most)));
  setToolTip(accessibleName());
  updateGeometry();
  update();
}

QSize ColorScale::sizeHint() const {
  return {scaleWidth + fontMetrics().horizontalAdvance(QStringLiteral("1") + counted(m_most)) +
              2 * space::tiny,
          fontMetrics().height()};
}

void ColorScale::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintScale(painter, rect(), m_most, colorsOf(palette()));
}

}  // namespace pomona::ui
