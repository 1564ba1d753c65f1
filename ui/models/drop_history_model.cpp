// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/drop_history_model.h"

#include <QFileInfo>

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

/// The strip is painted often: not with twelve million pixels. Roughly first, which is quick.
QImage thumbnailOf(const QImage& picture) {
  constexpr int side = ThumbnailLoader::side;
  if (std::max(picture.width(), picture.height()) <= side) return picture;
  return picture.scaled(2 * side, 2 * side, Qt::KeepAspectRatio, Qt::FastTransformation)
      .scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

int DropHistoryModel::add(const Drop& drop) {
  if (m_drops.size() == kept) {  // rows move, so what is being waited for must be asked anew
    beginResetModel();
    m_drops.erase(m_drops.begin());
    endResetModel();
  }
  const int row = rowCount();
  beginInsertRows({}, row, row);
  const auto first = drop.paths.value(0);
  m_drops.push_back({.drop = drop,
                     .file = QFileInfo(first).isDir() ? QString() : first,
                     .thumbnail = thumbnailOf(drop.image)});
  endInsertRows();
  return row;
}

void DropHistoryModel::setLabel(int row, const QString& label) {
  m_drops.at(static_cast<std::size_t>(row)).label = label;
  Q_EMIT dataChanged(index(row), index(row));
}

void DropHistoryModel::setCount(int row, std::size_t images) {
  setLabel(row, tr("%Ln image(s)", nullptr, static_cast<int>(images)));
}

void DropHistoryModel::setPredictions(int row, const QString& model, PredictionRows predictions) {
  auto& past = m_drops.at(static_cast<std::size_t>(row));
  past.model = model;
  past.predictions = std::move(predictions);
  setCount(row, past.predictions.size());
}

int DropHistoryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_drops.size());
}

QVariant DropHistoryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const bool picture = role == Qt::DecorationRole || role == DamagedRole;
  if (picture && fileOf(index.row()).isEmpty())
    return role == Qt::DecorationRole ? QVariant(at(index.row()).thumbnail) : QVariant(false);
  return ThumbnailModel::data(index, role);
}

/// Of several images the first one that is known.
QString DropHistoryModel::fileOf(int row) const {
  const auto& past = at(row);
  if (!past.predictions.empty()) return toQString(past.predictions.front()->file);
  return past.file;
}

}  // namespace pomona::ui
