// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/charts/matrix_painter.h"

namespace pomona::ui {

/// A confusion matrix: true class down, answer across; zero is the ground. The wheel zooms, a drag
/// moves, hovering names a cell, a click, Return or the arrows choose one. Follows the palette.
class HeatMap : public QWidget {
  Q_OBJECT
 public:
  explicit HeatMap(QWidget* parent = nullptr);
  /// @param counts  [true][predicted], square.
  void setCounts(std::vector<std::vector<std::size_t>> counts, const QStringList& names);
  void setDiagonalShown(bool shown);
  /// The greatest count that is shown; at least 1.
  std::size_t most() const { return m_matrix.most; }

  const MatrixCell& current() const { return m_current; }
  /// Marks a cell; without a column the row and column of a class; without both nothing.
  void setCurrent(const MatrixCell& cell);
  /// A cell's place in the widget.
  QRectF rectOf(const MatrixCell& cell) const { return place().rectOf(cell.row, cell.column); }
  /// "Apple Red 1 taken for Apple Red 2: 7 of 28 images".
  QString describe(const MatrixCell& cell) const;

  double zoom() const;  ///< 1: the whole matrix
  void zoomBy(double factor, const std::optional<QPointF>& about = {});
  void resetZoom();
  /// "true class down,", "answer across": to stand below each other at the foot, at the left.
  static QStringList axisTitles();
  /// The matrix as it is shown, with titles and the scale of its colours, in the light theme's
  /// colours: for files.
  QImage render(int side) const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void chosen(const pomona::ui::MatrixCell& cell);
  void mostChanged();
  void zoomChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  MatrixPlace place() const;
  std::optional<MatrixCell> cellAt(const QPointF& point) const;
  /// The filled cell that is meant, if one is at most `reach` cells away; else the cell itself.
  MatrixCell nearestFilled(const MatrixCell& cell, int reach) const;
  void choose(const MatrixCell& cell);
  void setShown(QRectF shown);
  void bringIntoView(const MatrixCell& cell);

  Matrix m_matrix;
  QRectF m_shown;  ///< cells
  MatrixCell m_current;
  std::optional<MatrixCell> m_hovered;
  QPointF m_pressed;     ///< where the button went down
  QRectF m_pressedView;  ///< what was shown then
  bool m_moved = false;  ///< it is a drag, not a click
};

/// The colours of the counts, from 1 to the greatest, as a bar with both numbers.
class ColorScale : public QWidget {
  Q_OBJECT
 public:
  explicit ColorScale(QWidget* parent = nullptr);
  void setMost(std::size_t most);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::size_t m_most = 1;
};

}  // namespace pomona::ui
