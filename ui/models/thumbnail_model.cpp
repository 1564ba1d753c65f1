// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/thumbnail_model.h"

namespace pomona::ui {

ThumbnailModel::ThumbnailModel(ThumbnailLoader& loader, QObject* parent)
    : QAbstractListModel(parent), m_loader(loader) {
  connect(&loader, &ThumbnailLoader::loaded, this, &ThumbnailModel::announce);
  connect(this, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_waiting.clear(); });
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const int row = index.row();
  switch (role) {
    case Qt::DisplayRole:
      return captionOf(row);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      return QStringLiteral("%1\n%2").arg(labelOf(row), fileOf(row)).trimmed();
    case FileRole:
      return fileOf(row);
    case LabelRole:
      return labelOf(row);
    case Qt::DecorationRole:
    case DamagedRole: {
      const auto file = fileOf(row);
      const auto thumbnail = m_loader.request(file);
      if (thumbnail.image.isNull() && !thumbnail.damaged) m_waiting.insert(file, row);
      return role == DamagedRole ? QVariant(thumbnail.damaged) : QVariant(thumbnail.image);
    }
    default:
      return {};
  }
}

void ThumbnailModel::announce(const QStringList& files) {
  for (const auto& file : files)
    if (const auto waiting = m_waiting.constFind(file); waiting != m_waiting.cend()) {
      const auto changed = index(*waiting);
      m_waiting.erase(waiting);
      Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole, DamagedRole});
    }
}

void FileListModel::setFiles(std::vector<LabelledFile> files) {
  beginResetModel();
  m_files = std::move(files);
  endResetModel();
}

int FileListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

}  // namespace pomona::ui
