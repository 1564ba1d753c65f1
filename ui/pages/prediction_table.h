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
  void focusFilter();
  QByteArray saveColumns() const;
  void restoreColumns(const QByteArray& state);

 Q_SIGNALS:
  void opened(const QString& file);
  void saveWanted();

 private:
  void makeView();
  void refresh();

  PredictionTableModel& m_model;
  std::size_t m_expected = 0;
  ElidedLabel* m_heading;
  QLineEdit* m_filter;
  QPushButton* m_save;
  QTreeView* m_view;
};

}  // namespace pomona::ui
