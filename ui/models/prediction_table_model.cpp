// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prediction_table_model.h"

#include <algorithm>

#include "ui/controllers/certainty.h"
#include "ui/controllers/core_words.h"
#include "ui/controllers/messages.h"
#include "ui/controllers/natural_order.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

using Model = PredictionTableModel;

QString textOf(const Prediction& row, int column) {
  if (column == Model::File)  // with its folder: in datasets the names repeat
    return toQString(row.file.parent_path().filename() / row.file.filename());
  if (row.error) {
    if (column == Model::Label) return messageFor(*row.error).what;
    return column == Model::Remark ? PredictionTableModel::tr("Not read") : QString();
  }
  const auto& labels = row.groups;
  switch (column) {
    case Model::Label:
      return toQString(labels.front().label);
    case Model::Variety:
      return row.varieties.size() < 2 ? QString() : toQString(row.varieties.front().label);
    case Model::Probability:
      return formatShare(labels.front().probability);
    case Model::Second:
      return labels.size() < 2 ? QString()
                               : QStringLiteral("%1  %2").arg(formatShare(labels[1].probability),
                                                              toQString(labels[1].label));
    case Model::Remark:
      return remarkFor(labels);
    default:
      return {};
  }
}

bool contains(const Prediction& row, const QString& words) {
  for (int column = 0; column < Model::columns; ++column)
    if (textOf(row, column).contains(words, Qt::CaseInsensitive)) return true;
  return false;
}

double probabilityOf(const Prediction& row, std::size_t place) {
  return place < row.groups.size() ? row.groups[place].probability : -1.0;
}

/// Sorts by one key a row. @param keyOf  from Prediction.
template <class KeyOf>
void sortBy(std::vector<std::uint32_t>& order, const PredictionRows& rows, bool rising,
            KeyOf keyOf) {
  std::vector<decltype(keyOf(*rows.front()))> keys;
  keys.reserve(rows.size());
  for (const auto& row : rows) keys.push_back(keyOf(*row));
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return rising ? keys[a] < keys[b] : keys[b] < keys[a];
  });
}

/// On the job's thread.
std::vector<std::uint32_t> arrangementOf(const PredictionRows& rows, const QString& filter,
                                         int column, bool rising) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    if (filter.isEmpty() || contains(*rows[i], filter)) order.push_back(i);
  if (order.empty() || column < 0) return order;
  if (column == Model::Probability || column == Model::Second) {
    const std::size_t place = column == Model::Probability ? 0 : 1;
    sortBy(order, rows, rising, [&](const Prediction& row) { return probabilityOf(row, place); });
  } else {
    const auto natural = naturalOrder();
    sortBy(order, rows, rising,
           [&](const Prediction& row) { return natural.sortKey(textOf(row, column)); });
  }
  return order;
}

}  // namespace

PredictionTableModel::PredictionTableModel(ThumbnailLoader& loader, QObject* parent)
    : QAbstractTableModel(parent), m_loader(loader) {
  connect(&loader, &ThumbnailLoader::loaded, this, &PredictionTableModel::announce);
}

void PredictionTableModel::clear() {
  m_arrange.abandon();
  beginResetModel();
  m_all.clear();
  m_order.clear();
  m_unread = m_unsure = 0;
  m_waiting.clear();
  endResetModel();
}

void PredictionTableModel::append(const PredictionRows& predictions) {
  if (predictions.empty()) return;
  for (const auto& row : predictions) {
    if (row->error) ++m_unread;
    if (!row->error && !remarkFor(row->groups).isEmpty()) ++m_unsure;
  }
  const bool plain = isPlain() && !m_arrange.isRunning();
  const int first = rowCount();
  if (plain) beginInsertRows({}, first, first + static_cast<int>(predictions.size()) - 1);
  for (const auto& row : predictions) {
    if (plain) m_order.push_back(static_cast<std::uint32_t>(m_all.size()));
    m_all.push_back(row);
  }
  if (plain)
    endInsertRows();
  else
    arrange();
}

PredictionRows PredictionTableModel::shown() const {
  PredictionRows rows;
  rows.reserve(m_order.size());
  for (const auto place : m_order) rows.push_back(m_all[place]);
  return rows;
}

void PredictionTableModel::setFilter(const QString& words) {
  m_filter = words;
  arrange();
}

void PredictionTableModel::sort(int column, Qt::SortOrder order) {
  m_column = column;
  m_direction = order;
  arrange();
}

/// Not the newest wins: rows that keep coming would put it off for ever.
void PredictionTableModel::arrange() {
  m_stale = m_arrange.isRunning();
  if (m_stale) return;
  m_arrange.start(
      [rows = m_all, filter = m_filter, column = m_column,
       rising = m_direction == Qt::AscendingOrder](std::stop_token, const ProgressCallback&) {
        return arrangementOf(rows, filter, column, rising);
      },
      [this](Order order) {
        show(std::move(order));
        if (std::exchange(m_stale, false)) arrange();
      });
}

/// Selected rows stay selected as long as they are shown.
void PredictionTableModel::show(Order order) {
  Q_EMIT layoutAboutToBeChanged();
  std::vector<int> rowOf(m_all.size(), -1);
  for (std::size_t row = 0; row < order.size(); ++row) rowOf[order[row]] = static_cast<int>(row);
  const auto before = persistentIndexList();
  QModelIndexList after;
  for (const auto& index : before) {
    const int row = rowOf[m_order[static_cast<std::size_t>(index.row())]];
    after << (row < 0 ? QModelIndex() : createIndex(row, index.column()));
  }
  m_order = std::move(order);
  m_waiting.clear();  // what is in sight is asked for anew
  changePersistentIndexList(before, after);
  Q_EMIT layoutChanged();
  Q_EMIT arranged();
}

int PredictionTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int PredictionTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant PredictionTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = at(index.row());
  const auto path = toQString(row.file);
  switch (role) {
    case Qt::DisplayRole:
      return textOf(row, index.column());
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter |
                                 (index.column() == Probability ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
      return row.error && index.column() != File ? wholeSentence(row.error->what)
             : index.column() == File            ? path
                                                 : textOf(row, index.column());
    case Qt::DecorationRole: {
      if (index.column() != File) return {};
      const auto thumbnail = m_loader.request(path);
      if (thumbnail.image.isNull() && !thumbnail.damaged) m_waiting.insert(path, index.row());
      return thumbnail.image;
    }
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
