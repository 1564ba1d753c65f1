// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "pomona/dataset.h"

namespace pomona::ui {

/// What is wrong with a dataset: a sentence a row, in words of the kind.
class ProblemListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  static constexpr int fileRole = Qt::UserRole;      ///< QString, absolute
  static constexpr int kindRole = Qt::UserRole + 1;  ///< QString: "Cannot be read"

  using QAbstractListModel::QAbstractListModel;
  void setProblems(std::vector<Problem> problems);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<Problem> m_problems;
};

}  // namespace pomona::ui
