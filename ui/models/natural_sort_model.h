// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

#include "ui/controllers/natural_order.h"

namespace pomona::ui {

/// Sorts numbers by size and text in natural order; filters without regard to case.
class NaturalSortModel : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit NaturalSortModel(QObject* parent = nullptr);

 protected:
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QCollator m_order = naturalOrder();
};

}  // namespace pomona::ui
