// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_model.h"

namespace pomona::ui {
namespace {

/// A composite's kind, then what was done to it.
QString captionOf(const PreviewTile& tile) {
  if (!tile.composite) return captionFor(tile.transform);
  const auto kind = wordFor(tile.composite->kind);
  QStringList variants;
  if (tile.transform != Transform{})
    for (const auto& caption : captionFor(tile.transform).split(captionVariants))
      variants << QStringLiteral("%1, %2").arg(kind, caption);
  return (variants << kind).join(captionVariants);
}

}  // namespace

/// As many tiles as before only change, so that the view stays where it is.
void PreviewModel::setTiles(std::vector<PreviewTile> tiles) {
  const bool same = tiles.size() == m_tiles.size();
  if (!same) beginResetModel();
  m_tiles = std::move(tiles);
  if (!same) endResetModel();
  if (same && !m_tiles.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_tiles.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& tile = m_tiles[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return captionOf(tile);
    case Qt::DecorationRole:
      return tile.image;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
      QStringList lines{tr("As in epoch %1").arg(tile.view)};
      if (tile.composite) lines << detailsFor(*tile.composite);
      if (!tile.composite || tile.transform != Transform{}) lines << detailsFor(tile.transform);
      return lines.join(u'\n');
    }
    default:
      return {};
  }
}

}  // namespace pomona::ui
