// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/matrix_painter.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/charts/color_map.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

constexpr int leastRoom = 3 * size::control;
constexpr int mostRoom = 132;      ///< for the names at the left
constexpr int mostRoomBelow = 96;  ///< for the names at the foot
constexpr double steep = 60;       ///< degrees, of the names at the foot
constexpr double linesFrom = 7;    ///< pixels a cell, from where on lines part the cells

QFont nameFont() {
  return fontOf(TextRole::Caption);
}

/// The rows (or columns) that are seen, first and last.
std::pair<int, int> seen(double begin, double length, int count) {
  return {std::clamp(static_cast<int>(std::floor(begin)), 0, count - 1),
          std::clamp(static_cast<int>(std::ceil(begin + length)) - 1, 0, count - 1)};
}

class MatrixPainter {
 public:
  MatrixPainter(QPainter& painter, const Matrix& matrix, const MatrixPlace& place,
                const Colors& colors)
      : m_painter(painter), m_matrix(matrix), m_place(place), m_colors(colors) {
    std::tie(m_top, m_bottom) = seen(place.shown.top(), place.shown.height(), matrix.size());
    std::tie(m_left, m_right) = seen(place.shown.left(), place.shown.width(), matrix.size());
  }

  void cells() {
    m_painter.save();
    m_painter.setClipRect(m_place.grid);
    m_painter.fillRect(m_place.grid, m_colors.base);
    if (m_place.cell() >= linesFrom) lines();
    for (int row = m_top; row <= m_bottom; ++row)
      for (int column = m_left; column <= m_right; ++column) cell(row, column);
    m_painter.restore();
    m_painter.setPen(QPen(m_colors.line, size::line));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(m_place.grid);
  }

  void mark(const MatrixCell& cell, const QColor& color, double width) {
    if (cell.row < 0) return;
    m_painter.save();
    m_painter.setClipRect(m_place.grid.adjusted(-width, -width, width, width));
    m_painter.setPen(QPen(color, width));
    m_painter.setBrush(Qt::NoBrush);
    if (cell.column >= 0)
      m_painter.drawRect(m_place.rectOf(cell.row, cell.column));
    else {
      const auto own = m_place.rectOf(cell.row, cell.row);
      m_painter.drawRect(
          QRectF(m_place.grid.left(), own.top(), m_place.grid.width(), own.height()));
      m_painter.drawRect(
          QRectF(own.left(), m_place.grid.top(), own.width(), m_place.grid.height()));
    }
    m_painter.restore();
  }

  /// Names of all rows and columns, of every second, third ... when they do not fit; the pointed-at
  /// ones always.
  void names(int row, int column) {
    m_painter.setFont(nameFont());
    const int every =
        static_cast<int>(std::ceil(m_painter.fontMetrics().height() / m_place.cell()));
    for (int i = m_top; i <= m_bottom; ++i)
      if (i == row || (i % every == 0 && (row < 0 || std::abs(i - row) >= every)))
        rowName(i, i == row);
    for (int i = m_left; i <= m_right; ++i)
      if (i == column || (i % every == 0 && (column < 0 || std::abs(i - column) >= every)))
        columnName(i, i == column);
  }

 private:
  void lines() {
    m_painter.setPen(QPen(m_colors.groove, size::line));
    for (int i = m_top; i <= m_bottom; ++i) {
      const double y = m_place.rectOf(i, m_left).bottom();
      m_painter.drawLine(QPointF(m_place.grid.left(), y), QPointF(m_place.grid.right(), y));
    }
    for (int i = m_left; i <= m_right; ++i) {
      const double x = m_place.rectOf(m_top, i).right();
      m_painter.drawLine(QPointF(x, m_place.grid.top()), QPointF(x, m_place.grid.bottom()));
    }
  }

  void cell(int row, int column) {
    const bool hidden = row == column && !m_matrix.diagonal;
    const auto count = m_matrix.at(row, column);
    if (count == 0 && !hidden) return;
    auto rect = m_place.rectOf(row, column);
    if (m_place.cell() >= linesFrom) rect.adjust(0.5, 0.5, -0.5, -0.5);
    const auto fill = hidden ? m_colors.groove : countColor(count, m_matrix.most, m_colors.base);
    m_painter.fillRect(rect, fill);
    if (!hidden) number(rect, count, fill);
  }

  void number(const QRectF& rect, std::size_t count, const QColor& fill) {
    m_painter.setFont(nameFont());
    const auto text = QLocale().toString(static_cast<qulonglong>(count));
    const auto metrics = m_painter.fontMetrics();
    if (metrics.horizontalAdvance(text) + space::tiny > rect.width() ||
        metrics.height() > rect.height())
      return;
    m_painter.setPen(inkOn(fill));
    m_painter.drawText(rect, Qt::AlignCenter, text);
  }

  void ink(bool strong) {
    auto font = nameFont();
    if (strong) font.setWeight(QFont::DemiBold);
    m_painter.setFont(font);
    m_painter.setPen(strong ? m_colors.text : m_colors.quietText);
  }

  void rowName(int row, bool strong) {
    const auto middle = m_place.rectOf(row, m_left).center().y();
    if (middle < m_place.grid.top() || middle > m_place.grid.bottom()) return;
    ink(strong);
    const auto metrics = m_painter.fontMetrics();
    const QRectF line(m_place.grid.left() - mostRoom - space::small,
                      middle - metrics.height() / 2.0, mostRoom, metrics.height());
    m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                       metrics.elidedText(m_matrix.names.value(row), Qt::ElideMiddle, roomLeft()));
  }

  int roomLeft() const {
    return std::min(mostRoom, static_cast<int>(m_place.grid.left()) - space::small);
  }

  void columnName(int column, bool strong) {
    const auto middle = m_place.rectOf(m_top, column).center().x();
    if (middle < m_place.grid.left() || middle > m_place.grid.right()) return;
    ink(strong);
    const auto metrics = m_painter.fontMetrics();
    const int room = static_cast<int>(mostRoomBelow / std::sin(steep * M_PI / 180));
    m_painter.save();
    m_painter.translate(middle, m_place.grid.bottom() + space::small);
    m_painter.rotate(steep);
    m_painter.drawText(QPointF(0, metrics.ascent() / 2.0),
                       metrics.elidedText(m_matrix.names.value(column), Qt::ElideMiddle, room));
    m_painter.restore();
  }

  QPainter& m_painter;
  const Matrix& m_matrix;
  const MatrixPlace& m_place;
  const Colors& m_colors;
  int m_top, m_bottom, m_left, m_right;
};

}  // namespace

void Matrix::setDiagonal(bool shown) {
  diagonal = shown;
  most = 1;
  for (int row = 0; row < size(); ++row)
    for (int column = 0; column < size(); ++column)
      if (shown || row != column) most = std::max(most, at(row, column));
}

QRectF MatrixPlace::rectOf(int row, int column) const {
  const double side = cell();
  return {grid.left() + (column - shown.left()) * side, grid.top() + (row - shown.top()) * side,
          side, side};
}

QPointF MatrixPlace::cellsAt(const QPointF& point) const {
  return shown.topLeft() + (point - grid.topLeft()) / cell();
}

QRectF matrixGrid(const QRectF& whole, const QStringList& names, int leastSide) {
  const QFontMetrics metrics(nameFont());
  int longest = leastRoom;
  for (const auto& name : names) longest = std::max(longest, metrics.horizontalAdvance(name));
  const int left = std::min(longest, mostRoom) + space::small;
  const int below = std::min(longest, mostRoomBelow) + space::small;
  const int above = metrics.height() / 2;  // half a name, of the first row
  const double right = std::max<double>(space::large, below / std::tan(steep * M_PI / 180));
  const double side = std::max<double>(
      leastSide, std::min(whole.width() - left - right, whole.height() - above - below - 1));
  return {whole.left() + left, whole.top() + above, side, side};
}

void paintMatrix(QPainter& painter, const Matrix& matrix, const MatrixPlace& place,
                 const std::optional<MatrixCell>& hovered, const MatrixCell& current,
                 const Colors& colors) {
  if (matrix.size() == 0) return;
  MatrixPainter paint(painter, matrix, place, colors);
  paint.cells();
  const auto pointed = hovered.value_or(current);
  paint.names(pointed.row, pointed.column < 0 ? pointed.row : pointed.column);
  if (hovered) paint.mark(*hovered, colors.controlLine, 1);
  paint.mark(current, colors.text, 2);
}

}  // namespace pomona::ui
