// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>

#include "ui/controllers/job.h"
#include "ui/controllers/prediction_rows.h"
#include "ui/controllers/thumbnail_loader.h"

namespace pomona::ui {

/// What many images were taken for, the fruit first and its variety, a row an image: as they come,
/// or sorted and filtered, which a thread does, so that 78,000 rows stop nothing. A file that could
/// not be read is a row that says so.
class PredictionTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { File, Label, Variety, Probability, Second, Remark, columns };
  enum Role {
    PathRole = Qt::UserRole,  ///< QString, absolute
    DamagedRole,              ///< bool
  };

  explicit PredictionTableModel(ThumbnailLoader& loader, QObject* parent = nullptr);
  void clear();
  void append(const PredictionRows& predictions);
  /// Of all rows, shown or not, as they came.
  const PredictionRows& predictions() const { return m_all; }
  /// The rows that are shown, in their order.
  PredictionRows shown() const;
  std::size_t unread() const { return m_unread; }
  /// Rows with a remark on how sure the answer is.
  std::size_t unsure() const { return m_unsure; }

  /// Shows the rows with these words in any column. Rows follow a moment later: arranged().
  void setFilter(const QString& words);
  /// @param column  -1: as they came. Rows follow a moment later: arranged().
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  void arranged();

 private:
  using Order = std::vector<std::uint32_t>;
  const Prediction& at(int row) const { return *m_all[m_order[static_cast<std::size_t>(row)]]; }
  bool isPlain() const { return m_column < 0 && m_filter.isEmpty(); }
  void arrange();
  void show(Order order);
  void announce(const QStringList& files);

  ThumbnailLoader& m_loader;
  PredictionRows m_all;
  Order m_order;  ///< indices into m_all of the rows that are shown
  std::size_t m_unread = 0;
  std::size_t m_unsure = 0;
  QString m_filter;
  int m_column = -1;
  Qt::SortOrder m_direction = Qt::AscendingOrder;
  Job m_arrange;
  bool m_stale = false;                   ///< what m_arrange works on is not the latest
  mutable QHash<QString, int> m_waiting;  ///< pictures asked for, with their rows
};

}  // namespace pomona::ui
