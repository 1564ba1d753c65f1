// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/natural_sort_model.h"

namespace pomona::ui {

NaturalSortModel::NaturalSortModel(QObject* parent) : QSortFilterProxyModel(parent) {
  setFilterCaseSensitivity(Qt::CaseInsensitive);
}

bool NaturalSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const auto a = left.data(sortRole());
  const auto b = right.data(sortRole());
  if (a.typeId() != QMetaType::QString || b.typeId() != QMetaType::QString)
    return QVariant::compare(a, b) == QPartialOrdering::Less;  // Qt's own takes size_t for text
  return m_order.compare(a.toString(), b.toString()) < 0;
}

}  // namespace pomona::ui
