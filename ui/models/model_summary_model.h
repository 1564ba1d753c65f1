// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "pomona/model_summary.h"

namespace pomona::ui {

/// Keras's model summary as a table: a layer a row.
class ModelSummaryModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Layer, Type, Shape, Parameters, Trained, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void setSummary(ModelSummary summary);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const LayerSummary& layer, int column) const;

  ModelSummary m_summary;
};

}  // namespace pomona::ui
