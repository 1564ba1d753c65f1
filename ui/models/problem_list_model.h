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

  static constexpr int nameRole = Qt::UserRole + 2;  ///< QString: the file, without the root

  using QAbstractListModel::QAbstractListModel;
  /// @param root  the dataset's folder; files below it are named without it.
  void setProblems(std::vector<Problem> problems, const std::filesystem::path& root = {});
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<Problem> m_problems;
  QString m_root;
};

}  // namespace pomona::ui
