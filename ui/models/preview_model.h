// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "ui/controllers/augmentation_preview.h"

namespace pomona::ui {

/// The draws of an image: picture, what was drawn as caption, all of it as tooltip.
class PreviewModel : public QAbstractListModel {
  Q_OBJECT
 public:
  using QAbstractListModel::QAbstractListModel;
  void setTiles(std::vector<PreviewTile> tiles);
  const std::vector<PreviewTile>& tiles() const { return m_tiles; }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<PreviewTile> m_tiles;
};

}  // namespace pomona::ui
