// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controllers/classification_controller.h"
#include "ui/models/thumbnail_model.h"

namespace pomona::ui {

/// A drop, and what is known about it.
struct PastDrop {
  Drop drop;
  QString label;                    ///< "Mandarine", "37 images"; empty until it is known
  QString model;                    ///< the file of the model that made `predictions`
  PredictionRows predictions = {};  ///< of several images
  QString file = {};      ///< the first one; empty for a folder, whose images are not known yet
  QImage thumbnail = {};  ///< of a picture from memory
};

/// What was dropped since the program began, the newest last; the oldest are forgotten.
class DropHistoryModel : public ThumbnailModel {
  Q_OBJECT
 public:
  static constexpr int kept = 40;

  using ThumbnailModel::ThumbnailModel;
  /// @return its row, the last.
  int add(const Drop& drop);
  const PastDrop& at(int row) const { return m_drops.at(static_cast<std::size_t>(row)); }
  void setLabel(int row, const QString& label);
  /// Of many images.
  void setCount(int row, std::size_t images);
  void setPredictions(int row, const QString& model, PredictionRows predictions);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QString fileOf(int row) const override;
  QString labelOf(int row) const override { return at(row).label; }

 private:
  std::vector<PastDrop> m_drops;
};

}  // namespace pomona::ui
