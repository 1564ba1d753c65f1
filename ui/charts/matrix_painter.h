// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QStringList>
#include <optional>
#include <vector>

class QPainter;

namespace pomona::ui {

struct Colors;

/// A cell of a confusion matrix; column -1: the whole row.
struct MatrixCell {
  int row = -1;     ///< true class
  int column = -1;  ///< predicted class
  bool operator==(const MatrixCell&) const = default;
};

/// What a heat map shows.
struct Matrix {
  std::vector<std::vector<std::size_t>> counts;  ///< [true][predicted]
  QStringList names;
  bool diagonal = false;  ///< right answers are shown too
  std::size_t most = 1;   ///< the greatest count that is shown

  int size() const { return static_cast<int>(counts.size()); }
  std::size_t at(int row, int column) const {
    return counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  }
  void setDiagonal(bool shown);
};

/// Where the cells lie: a square of pixels, and the part of the matrix that is seen in it.
struct MatrixPlace {
  QRectF grid;   ///< pixels
  QRectF shown;  ///< cells

  double cell() const { return grid.width() / shown.width(); }  ///< pixels
  QRectF rectOf(int row, int column) const;
  /// In cells, with their fractions.
  QPointF cellsAt(const QPointF& point) const;
};

/// The largest square beside room for the names.
QRectF matrixGrid(const QRectF& whole, const QStringList& names, int leastSide);

/// Paints cells, names where they fit, and marks `hovered` and `current`.
void paintMatrix(QPainter& painter, const Matrix& matrix, const MatrixPlace& place,
                 const std::optional<MatrixCell>& hovered, const MatrixCell& current,
                 const Colors& colors);

}  // namespace pomona::ui
