// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "ui/controllers/dataset_controller.h"
#include "ui/models/thumbnail_model.h"

namespace pomona::ui {

/// The images of one split of a dataset, of all classes or of some, class after class in natural
/// order. Holds one number an image.
class DatasetImageModel : public ThumbnailModel {
  Q_OBJECT
 public:
  using ThumbnailModel::ThumbnailModel;
  void setDataset(DatasetPointer dataset);
  void setSplit(Split split);
  /// Empty: all classes.
  void setLabels(std::set<int> labels);
  Split split() const { return m_split; }
  /// The row of a sample's file; -1 if it is not shown.
  int rowOf(const QString& absoluteFile) const;
  const Sample& sampleAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QString fileOf(int row) const override;
  QString labelOf(int row) const override;

 private:
  void refill();

  DatasetPointer m_dataset;
  Split m_split = Split::Training;
  std::set<int> m_labels;
  std::vector<int> m_ranks;           ///< of each label among the classes in natural order
  std::vector<std::uint32_t> m_rows;  ///< indices into the split's samples
};

}  // namespace pomona::ui
