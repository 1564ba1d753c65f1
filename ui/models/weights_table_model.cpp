// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/weights_table_model.h"

#include <algorithm>

#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

QString stateOf(const WeightsRecord& record) {
  switch (record.state) {
    case WeightsState::Embedded:
      return WeightsTableModel::tr("comes with Pomona");
    case WeightsState::Present:
      return record.published ? WeightsTableModel::tr("here")
                              : WeightsTableModel::tr("here, your own");
    case WeightsState::Missing:
      return record.begun > 0 ? WeightsTableModel::tr("%1 fetched").arg(formatBytes(record.begun))
                              : WeightsTableModel::tr("missing");
    case WeightsState::Damaged:
      return WeightsTableModel::tr("damaged");
  }
  return {};
}

/// Whose weights are somebody's own, core does not know: nor does the window.
bool isOwn(const WeightsRecord& record) {
  return !record.published && record.state != WeightsState::Missing &&
         record.state != WeightsState::Embedded;
}

QString textOf(const WeightsRecord& record, int column) {
  switch (column) {
    case WeightsTableModel::Network:
      return nameOf(record.backbone);
    case WeightsTableModel::State:
      return stateOf(record);
    case WeightsTableModel::Size:
      return formatBytes(record.bytes);
    case WeightsTableModel::Licence:
      return isOwn(record) ? WeightsTableModel::tr("unknown") : toQString(record.licence);
    case WeightsTableModel::Source:
      return isOwn(record) ? WeightsTableModel::tr("not the published file")
                           : toQString(record.source);
    default:
      return {};
  }
}

}  // namespace

void WeightsTableModel::setRecords(const std::vector<WeightsRecord>& records) {
  const bool same = records.size() == m_records.size();  // always all backbones, in their order
  if (!same) beginResetModel();
  m_records = records;
  if (!same) return endResetModel();
  if (!records.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int WeightsTableModel::rowOf(Backbone backbone) const {
  const auto found = std::ranges::find(m_records, backbone, &WeightsRecord::backbone);
  return found == m_records.end() ? -1 : static_cast<int>(found - m_records.begin());
}

int WeightsTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int WeightsTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant WeightsTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& record = recordAt(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return textOf(record, index.column());
    case Qt::ToolTipRole:
      return record.damage.empty() ? textOf(record, index.column()) : wordsOfCore(record.damage);
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter |
                                 (index.column() == Size ? Qt::AlignRight : Qt::AlignLeft));
    default:
      return {};
  }
}

QVariant WeightsTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return QStringList{tr("Network"), tr("State"), tr("Size"), tr("Licence"), tr("Source")}.value(
      section);
}

}  // namespace pomona::ui
