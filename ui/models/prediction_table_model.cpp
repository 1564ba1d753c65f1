// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_table_model.h"

#include "ui/controllers/certainty.h"
#include "ui/controllers/messages.h"
#include "ui/controllers/text.h"

namespace pomona::ui {

PredictionTableModel::PredictionTableModel(ThumbnailLoader& loader, QObject* parent)
    : QAbstractTableModel(parent), m_loader(loader) {
  connect(&loader, &ThumbnailLoader::loaded, this, &PredictionTableModel::announce);
}

void PredictionTableModel::clear() {
  beginResetModel();
  m_rows.clear();
  m_waiting.clear();
  endResetModel();
}

void PredictionTableModel::append(const std::vector<Prediction>& predictions) {
  if (predictions.empty()) return;
  const int first = rowCount();
  beginInsertRows({}, first, first + static_cast<int>(predictions.size()) - 1);
  m_rows.insert(m_rows.end(), predictions.begin(), predictions.end());
  endInsertRows();
}

int PredictionTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PredictionTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QString PredictionTableModel::textOf(const Prediction& row, int column) const {
  if (column == File)  // with its folder: in datasets the names repeat
    return toQString(row.file.parent_path().filename() / row.file.filename());
  if (row.error) {
    if (column == Label) return messageFor(*row.error).what;
    return column == Remark ? tr("Not read") : QString();
  }
  const auto& labels = row.groups;
  switch (column) {
    case Label:
      return toQString(labels.front().label);
    case Variety:
      return row.varieties.size() < 2 ? QString() : toQString(row.varieties.front().label);
    case Probability:
      return formatShare(labels.front().probability);
    case Second:
      return labels.size() < 2 ? QString()
                               : QStringLiteral("%1  %2").arg(formatShare(labels[1].probability),
                                                              toQString(labels[1].label));
    case Remark:
      return remarkFor(labels);
    default:
      return {};
  }
}

QVariant PredictionTableModel::sortKey(const Prediction& row, int column) const {
  const auto probability = [&](std::size_t i) {
    return i < row.groups.size() ? row.groups[i].probability : -1.0;
  };
  if (column == Probability) return probability(0);
  if (column == Second) return probability(1);
  return textOf(row, column);
}

QVariant PredictionTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = m_rows[static_cast<std::size_t>(index.row())];
  const auto path = toQString(row.file);
  switch (role) {
    case Qt::DisplayRole:
      return textOf(row, index.column());
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter |
                                 (index.column() == Probability ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
      return row.error && index.column() != File ? toQString(row.error->message)
             : index.column() == File            ? path
                                                 : textOf(row, index.column());
    case Qt::DecorationRole: {
      if (index.column() != File) return {};
      const auto thumbnail = m_loader.request(path);
      if (thumbnail.image.isNull() && !thumbnail.damaged) m_waiting.insert(path, index.row());
      return thumbnail.image;
    }
    case SortRole:
      return sortKey(row, index.column());
    case FilterRole:
      return QStringList{textOf(row, File), textOf(row, Label), textOf(row, Variety),
                         textOf(row, Second), textOf(row, Remark)}
          .join(QLatin1Char('\n'));
    case PathRole:
      return path;
    case DamagedRole:
      return row.error.has_value();
    default:
      return {};
  }
}

QVariant PredictionTableModel::headerData(int section, Qt::Orientation orientation,
                                          int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter |
                               (section == Probability ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case File:
      return tr("File");
    case Label:
      return tr("Label");
    case Variety:
      return tr("Variety");
    case Probability:
      return tr("Probability");
    case Second:
      return tr("Second guess");
    case Remark:
      return tr("Remark");
    default:
      return {};
  }
}

void PredictionTableModel::announce(const QStringList& files) {
  for (const auto& file : files)
    if (const auto waiting = m_waiting.constFind(file); waiting != m_waiting.cend()) {
      const auto changed = index(*waiting, File);
      m_waiting.erase(waiting);
      Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole});
    }
}

}  // namespace pomona::ui
