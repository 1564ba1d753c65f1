// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/models/prediction_table_model.h"

class QLineEdit;
class QPushButton;
class QTreeView;

namespace pomona::ui {

class ElidedLabel;

/// What many images were taken for: sort, filter, save, look closer.
class PredictionTable : public QWidget {
  Q_OBJECT
 public:
  explicit PredictionTable(PredictionTableModel& model, QWidget* parent = nullptr);
  /// How many rows will come.
  void setExpected(std::size_t images);
  /// No more rows will come.
  void setEnded();
  void focusFilter();
  QByteArray saveColumns() const;
  void restoreColumns(const QByteArray& state);

 Q_SIGNALS:
  void opened(const QString& file);
  void saveWanted();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeView();
  void fitColumns();
  void refresh();

  PredictionTableModel& m_model;
  std::size_t m_expected = 0;
  std::size_t m_fitted = 0;  ///< rows when the columns were fitted last
  bool m_ended = false;
  ElidedLabel* m_heading;
  QLineEdit* m_filter;
  QPushButton* m_save;
  QTreeView* m_view;
};

}  // namespace pomona::ui
