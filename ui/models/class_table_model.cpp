// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/class_table_model.h"

#include "ui/controllers/text.h"

namespace pomona::ui {

Split ClassTableModel::splitOf(int column) {
  return column == Training ? Split::Training : column == Test ? Split::Test : Split::Validation;
}

void ClassTableModel::setDataset(const DatasetPointer& dataset) {
  beginResetModel();
  m_dataset = dataset;
  for (const auto split : {Split::Training, Split::Validation, Split::Test})
    m_counts.at(static_cast<std::size_t>(split)) =
        dataset ? dataset->countPerClass(split) : std::vector<std::size_t>();
  endResetModel();
  Q_EMIT headerDataChanged(Qt::Horizontal, Training, Test);
}

std::size_t ClassTableModel::count(int label, Split split) const {
  return m_counts.at(static_cast<std::size_t>(split)).at(static_cast<std::size_t>(label));
}

int ClassTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_dataset ? 0 : static_cast<int>(m_dataset->classes.size());
}

int ClassTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant ClassTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const bool name = index.column() == Name;
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (name ? Qt::AlignLeft : Qt::AlignRight));
  if (name)
    return role == Qt::DisplayRole || role == Qt::ToolTipRole || role == sortRole
               ? toQString(m_dataset->classes[static_cast<std::size_t>(index.row())])
               : QVariant();
  const auto images = count(index.row(), splitOf(index.column()));
  if (role == Qt::DisplayRole) return formatCount(images);
  return role == sortRole ? QVariant::fromValue(images) : QVariant();
}

QVariant ClassTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter |
                               (section == Name ? Qt::AlignLeft : Qt::AlignRight));
  if (role != Qt::DisplayRole) return {};
  return section == Name ? tr("Class")
                         : nameOf(splitOf(section), m_dataset ? *m_dataset : Dataset());
}

}  // namespace pomona::ui
