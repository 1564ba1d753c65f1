// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>

namespace pomona::ui {

/// Pictures in rows, over a ThumbnailModel. All tiles are alike, so every place is computed and
/// none is stored: 90,000 pictures lie there at once and the end is as near as the beginning. Only
/// visible pictures are asked for.
class ThumbnailGrid : public QAbstractItemView {
  Q_OBJECT
 public:
  explicit ThumbnailGrid(QWidget* parent = nullptr);
  /// Side of a picture, pixels.
  void setTileSize(int side);
  /// Lines of text below each picture; a caption's own lines are parted by '\n', and variants of a
  /// line, of which the first that fits is shown, by U+009C.
  void setCaptionLines(int lines);
  void setCaptions(bool shown) { setCaptionLines(shown ? 1 : 0); }
  /// Tiles grow a little to fill the rows. Off: they have just their size.
  void setFilling(bool filling) { m_filling = filling; }
  /// One row that scrolls sideways, instead of rows that wrap.
  void setStrip(bool strip);
  /// Height that shows one whole row.
  int rowHeight() const;

  QRect visualRect(const QModelIndex& index) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  QModelIndex indexAt(const QPoint& point) const override;
  void setModel(QAbstractItemModel* model) override;
  void reset() override;
  QSize minimumSizeHint() const override { return {2 * m_side, rowHeight()}; }

 Q_SIGNALS:
  /// Space, Return or a double click.
  void opened(const QModelIndex& index);

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  int horizontalOffset() const override;
  int verticalOffset() const override;
  bool isIndexHidden(const QModelIndex&) const override { return false; }
  void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
  QRegion visualRegionForSelection(const QItemSelection& selection) const override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void rowsInserted(const QModelIndex& parent, int start, int end) override;
  void updateGeometries() override;

 private:
  int count() const;
  int columns() const;
  int side() const;           ///< of a tile: as wanted, and a little more to fill rows
  QSize step() const;         ///< from tile to tile
  QRect tile(int row) const;  ///< in the content's coordinates
  std::pair<int, int> rowsIn(const QRect& area) const;  ///< first and last touched, may be empty
  void drawTile(QPainter& painter, const QModelIndex& index) const;
  void drawCaption(QPainter& painter, const QRect& frame, const QString& text) const;

  int m_side = 92;
  int m_captionLines = 0;
  bool m_strip = false;
  bool m_filling = true;
};

}  // namespace pomona::ui
