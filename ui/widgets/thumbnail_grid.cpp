// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/thumbnail_grid.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include "ui/models/thumbnail_model.h"
#include "ui/widgets/style_painter.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

constexpr int gap = space::small;
constexpr int selectionWidth = 3;

void drawPicture(QPainter& painter, const QRect& frame, const QImage& image) {
  QPainterPath corners;
  corners.addRoundedRect(frame, size::radius, size::radius);
  painter.save();
  painter.setClipPath(corners);
  painter.fillPath(corners, Qt::white);  // fruit stand on white, in both themes
  QRect place(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
  place.moveCenter(frame.center());
  painter.drawImage(place, image);
  painter.restore();
}

}  // namespace

ThumbnailGrid::ThumbnailGrid(QWidget* parent) : QAbstractItemView(parent) {
  setFrameShape(QFrame::NoFrame);
  setSelectionMode(ExtendedSelection);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setBackgroundRole(QPalette::Window);
  viewport()->setAttribute(Qt::WA_Hover);
  setMouseTracking(true);
  connect(this, &QAbstractItemView::doubleClicked, this, &ThumbnailGrid::opened);
}

void ThumbnailGrid::setTileSize(int side) {
  if (m_side == side) return;
  const auto middle = indexAt(viewport()->rect().center());
  m_side = side;
  updateGeometries();
  if (middle.isValid()) scrollTo(middle, PositionAtCenter);
  viewport()->update();
}

void ThumbnailGrid::setCaptionLines(int lines) {
  m_captionLines = lines;
  updateGeometries();
}

void ThumbnailGrid::setStrip(bool strip) {
  m_strip = strip;
  setHorizontalScrollBarPolicy(strip ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(strip ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
  updateGeometries();
}

int ThumbnailGrid::rowHeight() const {
  return step().height() + (m_strip ? space::medium : 0);
}

int ThumbnailGrid::count() const {
  return model() == nullptr ? 0 : model()->rowCount(rootIndex());
}

int ThumbnailGrid::columns() const {
  return m_strip ? std::max(1, count()) : std::max(1, (viewport()->width() + gap) / (m_side + gap));
}

int ThumbnailGrid::side() const {
  return m_strip || !m_filling ? m_side
                               : std::max(m_side, (viewport()->width() + gap) / columns() - gap);
}

QSize ThumbnailGrid::step() const {
  const int caption =
      m_captionLines > 0 ? m_captionLines * fontMetrics().height() + space::tiny : 0;
  return {side() + gap, side() + gap + caption};
}

QRect ThumbnailGrid::tile(int row) const {
  const auto stride = step();
  return {row % columns() * stride.width(), row / columns() * stride.height(), side(),
          stride.height() - gap};
}

QRect ThumbnailGrid::visualRect(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  return tile(index.row()).translated(-horizontalOffset(), -verticalOffset());
}

QModelIndex ThumbnailGrid::indexAt(const QPoint& point) const {
  const QPoint place = point + QPoint(horizontalOffset(), verticalOffset());
  const int column = place.x() / step().width();
  if (place.x() < 0 || place.y() < 0 || column >= columns()) return {};
  const int row = place.y() / step().height() * columns() + column;
  return row < count() && tile(row).contains(place) ? model()->index(row, 0, rootIndex())
                                                    : QModelIndex();
}

std::pair<int, int> ThumbnailGrid::rowsIn(const QRect& area) const {
  const auto stride = step();
  if (m_strip)
    return {std::max(0, area.left() / stride.width()),
            std::min(count() - 1, area.right() / stride.width())};
  return {std::max(0, area.top() / stride.height()) * columns(),
          std::min(count() - 1, (area.bottom() / stride.height() + 1) * columns() - 1)};
}

void ThumbnailGrid::scrollTo(const QModelIndex& index, ScrollHint hint) {
  if (!index.isValid()) return;
  const auto place = tile(index.row());
  auto* bar = m_strip ? horizontalScrollBar() : verticalScrollBar();
  const int begin = m_strip ? place.left() : place.top();
  const int length = m_strip ? place.width() : place.height();
  const int seen = m_strip ? viewport()->width() : viewport()->height();
  const int low = begin + length - seen;
  if (hint == PositionAtCenter)
    bar->setValue(begin + length / 2 - seen / 2);
  else if (hint == PositionAtTop || begin < bar->value())
    bar->setValue(begin);
  else if (hint == PositionAtBottom || low > bar->value())
    bar->setValue(low);
}

QModelIndex ThumbnailGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
  const int last = count() - 1;
  if (last < 0) return {};
  const int now = currentIndex().isValid() ? currentIndex().row() : 0;
  const int page = std::max(1, viewport()->height() / step().height()) * columns();
  const auto to = [&](int row) { return model()->index(std::clamp(row, 0, last), 0, rootIndex()); };
  switch (action) {
    case MoveLeft:
    case MovePrevious:
      return to(now - 1);
    case MoveRight:
    case MoveNext:
      return to(now + 1);
    case MoveUp:
      return now < columns() ? to(now) : to(now - columns());
    case MoveDown:
      return to(now + columns());
    case MovePageUp:
      return to(now - page);
    case MovePageDown:
      return to(now + page);
    case MoveHome:
      return to(0);
    case MoveEnd:
      return to(last);
  }
  return {};
}

int ThumbnailGrid::horizontalOffset() const {
  return horizontalScrollBar()->value();
}
int ThumbnailGrid::verticalOffset() const {
  return verticalScrollBar()->value();
}

void ThumbnailGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
  const auto area = rect.normalized().translated(horizontalOffset(), verticalOffset());
  const auto [first, last] = rowsIn(area);
  QItemSelection selection;
  for (int row = first; row <= last; ++row)
    if (tile(row).intersects(area)) {
      const auto index = model()->index(row, 0, rootIndex());
      selection.select(index, index);
    }
  selectionModel()->select(selection, flags);
}

QRegion ThumbnailGrid::visualRegionForSelection(const QItemSelection& selection) const {
  return selection.isEmpty() ? QRegion() : QRegion(viewport()->rect());
}

void ThumbnailGrid::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const auto area = event->rect().translated(horizontalOffset(), verticalOffset());
  const auto [first, last] = rowsIn(area);
  // Backwards: the loader takes the newest request first, and people read from the top.
  for (int row = last; row >= first; --row) drawTile(painter, model()->index(row, 0, rootIndex()));
}

void ThumbnailGrid::drawTile(QPainter& painter, const QModelIndex& index) const {
  const auto& colors = colorsOf(palette());
  const auto whole = visualRect(index);
  const QRect frame(whole.topLeft(), QSize(side(), side()));
  const auto image = index.data(Qt::DecorationRole).value<QImage>();
  if (!image.isNull()) {
    drawPicture(painter, frame, image);
  } else {
    paint::panel(painter, frame, colors.hover, QColor());
    if (index.data(ThumbnailModel::DamagedRole).toBool())
      paint::glyph(painter, frame, QStringLiteral("broken-image"), colors.bad);
  }
  const bool selected = selectionModel()->isSelected(index);
  if (selected || (hasFocus() && index == currentIndex())) {
    painter.setPen(QPen(selected ? colors.accent : colors.controlLine, selectionWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), size::radius, size::radius);
  }
  if (m_captionLines > 0) drawCaption(painter, frame, index.data().toString());
}

void ThumbnailGrid::drawCaption(QPainter& painter, const QRect& frame, const QString& text) const {
  painter.setPen(colorsOf(palette()).quietText);
  QRect line(frame.left(), frame.bottom() + space::tiny, frame.width(), fontMetrics().height());
  for (const auto& part : text.split(QLatin1Char('\n')).mid(0, m_captionLines)) {
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(part, textElideMode(), frame.width()));
    line.translate(0, line.height());
  }
}

void ThumbnailGrid::updateGeometries() {
  const auto stride = step();
  const int rows = (count() + columns() - 1) / columns();
  const int height = m_strip ? 0 : rows * stride.height() - gap;
  const int width = m_strip ? count() * stride.width() - gap : 0;
  verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(stride.height() / 2);
  horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
  horizontalScrollBar()->setPageStep(viewport()->width());
  horizontalScrollBar()->setSingleStep(stride.width());
  QAbstractItemView::updateGeometries();
}

void ThumbnailGrid::resizeEvent(QResizeEvent* event) {
  QAbstractItemView::resizeEvent(event);
  updateGeometries();
  if (m_strip) scrollTo(currentIndex());
}

void ThumbnailGrid::setModel(QAbstractItemModel* model) {
  QAbstractItemView::setModel(model);
  updateGeometries();
}

void ThumbnailGrid::reset() {
  QAbstractItemView::reset();
  updateGeometries();
  verticalScrollBar()->setValue(0);
  horizontalScrollBar()->setValue(0);
  viewport()->update();
}

void ThumbnailGrid::rowsInserted(const QModelIndex& parent, int start, int end) {
  QAbstractItemView::rowsInserted(parent, start, end);
  updateGeometries();
  viewport()->update();
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event) {
  const bool open = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return ||
                    event->key() == Qt::Key_Enter;
  if (open && currentIndex().isValid())
    Q_EMIT opened(currentIndex());
  else
    QAbstractItemView::keyPressEvent(event);
}

}  // namespace pomona::ui
