// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "ui/controllers/dataset_controller.h"

namespace pomona::ui {

/// The classes of a dataset with their images in each split. A row is a label.
class ClassTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, Training, Test, columns };
  /// What a sort compares: text or number.
  static constexpr int sortRole = Qt::UserRole;

  using QAbstractTableModel::QAbstractTableModel;
  void setDataset(const DatasetPointer& dataset);
  std::size_t count(int label, Split split) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  DatasetPointer m_dataset;
  std::vector<std::size_t> m_training;
  std::vector<std::size_t> m_test;
};

}  // namespace pomona::ui
