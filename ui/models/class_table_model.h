// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <array>

#include "ui/controllers/dataset_controller.h"

namespace pomona::ui {

/// The classes of a dataset with their images in each split. A row is a label.
class ClassTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, Training, Validation, Test, columns };
  /// What a sort compares: text or number.
  static constexpr int sortRole = Qt::UserRole;
  static Split splitOf(int column);

  using QAbstractTableModel::QAbstractTableModel;
  void setDataset(const DatasetPointer& dataset);
  std::size_t count(int label, Split split) const;
  /// True if the dataset has no image in this split.
  bool isEmpty(Split split) const { return !m_dataset || m_dataset->samples(split).empty(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  DatasetPointer m_dataset;
  std::array<std::vector<std::size_t>, 3> m_counts;  ///< by Split, then by label
};

}  // namespace pomona::ui
