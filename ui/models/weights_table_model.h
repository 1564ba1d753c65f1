// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "pomona/weights.h"

namespace pomona::ui {

/// The weight files, a backbone a row.
class WeightsTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Network, State, Size, Licence, Source, columns };

  using QAbstractTableModel::QAbstractTableModel;
  /// Rows that stay keep their selection.
  void setRecords(const std::vector<WeightsRecord>& records);
  const WeightsRecord& recordAt(int row) const {
    return m_records.at(static_cast<std::size_t>(row));
  }
  int rowOf(Backbone backbone) const;  ///< -1: not there

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<WeightsRecord> m_records;
};

}  // namespace pomona::ui
