// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/charts/matrix_painter.h"
#include "ui/controllers/evaluation_controller.h"
#include "ui/models/thumbnail_model.h"

class QPushButton;

namespace pomona::ui {

class ElidedLabel;
class ThumbnailGrid;

/// Images of an evaluation in one row, each with what it is and what it was taken for: the hardest
/// ones, those of a class, or those of a cell of the matrix.
class ResultStrip : public QWidget {
  Q_OBJECT
 public:
  explicit ResultStrip(ThumbnailLoader& thumbnails, QWidget* parent = nullptr);
  void setEvaluation(EvaluationPointer evaluation);
  /// Without a column: the images of a class; without both: the hardest.
  void show(const MatrixCell& cell);
  int count() const { return m_images.rowCount(); }
  /// Marks an image as the current one.
  void setCurrent(int row);
  int current() const;
  QString fileOf(int row) const { return m_images.fileOf(row); }
  QString labelOf(int row) const { return m_images.labelOf(row); }

 Q_SIGNALS:
  void opened(int row);
  void hardestWanted();

 private:
  std::vector<std::size_t> resultsOf(const MatrixCell& cell) const;
  QString titleOf(const MatrixCell& cell, std::size_t images) const;

  EvaluationPointer m_evaluation;
  FileListModel m_images;
  ElidedLabel* m_title;
  QPushButton* m_hardest;
  ThumbnailGrid* m_grid;
};

}  // namespace pomona::ui
