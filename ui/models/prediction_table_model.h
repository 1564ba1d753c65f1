// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>

#include "pomona/classifier.h"
#include "ui/controllers/thumbnail_loader.h"

namespace pomona::ui {

/// What many images were taken for, the fruit first and its variety, a row an image, in the order
/// in which they come. A file that could not be read is a row that says so.
class PredictionTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { File, Label, Variety, Probability, Second, Remark, columns };
  enum Role {
    SortRole = Qt::UserRole,  ///< text or number
    FilterRole,               ///< of any column: all words of the row
    PathRole,                 ///< QString, absolute
    DamagedRole,              ///< bool
  };

  explicit PredictionTableModel(ThumbnailLoader& loader, QObject* parent = nullptr);
  void clear();
  void append(const std::vector<Prediction>& predictions);
  const std::vector<Prediction>& predictions() const { return m_rows; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString textOf(const Prediction& row, int column) const;
  QVariant sortKey(const Prediction& row, int column) const;
  void announce(const QStringList& files);

  ThumbnailLoader& m_loader;
  std::vector<Prediction> m_rows;
  mutable QHash<QString, int> m_waiting;  ///< pictures asked for, with their rows
};

}  // namespace pomona::ui
