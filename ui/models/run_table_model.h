// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QPixmap>

#include "pomona/run.h"

namespace pomona::ui {

/// All runs, one a row.
class RunTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, Date, Backbone, Recipe, Validation, Test, Time, State, columns };
  /// What a sort compares: text or number.
  static constexpr int sortRole = Qt::UserRole;
  /// All that a filter looks into.
  static constexpr int searchRole = Qt::UserRole + 1;

  using QAbstractTableModel::QAbstractTableModel;
  /// Rows that stay keep their selection.
  void setRuns(const std::vector<RunRecord>& runs);
  const RunRecord& runAt(int row) const { return m_runs.at(static_cast<std::size_t>(row)); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<RunRecord> m_runs;
};

/// Only the settings in which some runs differ, one a row; a run a column.
class RunDifferencesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;
  void setRuns(const std::vector<RunRecord>& runs);
  /// Pictures in the colours of the runs' curves, which stand before their names.
  void setMarks(const QList<QPixmap>& marks);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    QString setting;
    QStringList values;
  };
  void add(const QString& setting, const QStringList& values);

  QStringList m_names;
  QList<QPixmap> m_marks;
  std::vector<Row> m_rows;
};

}  // namespace pomona::ui
