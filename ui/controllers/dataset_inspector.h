// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QMap>
#include <QSize>

#include "ui/controllers/dataset_controller.h"

namespace pomona::ui {

/// What the pixels of a dataset are like, from a sample of its images.
struct DatasetFigures {
  std::size_t looked = 0;                            ///< images that were read
  std::map<std::pair<int, int>, std::size_t> sizes;  ///< (width, height): images
  QColor meanColour;  ///< over all pixels of all images, each image alike
};

/// Reads evenly spread images, at most `limit`. Damaged ones are passed over.
Result<DatasetFigures> measureDataset(const Dataset& dataset, std::size_t limit,
                                      const ProgressCallback& progress = {},
                                      std::stop_token stop = {});

/// Looks into the files of the open dataset: figures at once, the full check on request.
class DatasetInspector : public QObject {
  Q_OBJECT
 public:
  explicit DatasetInspector(DatasetController& datasets, QObject* parent = nullptr);

  /// Unset while they are being measured.
  const std::optional<DatasetFigures>& figures() const { return m_figures; }
  /// The scan's problems, and the check's after it.
  const std::vector<Problem>& problems() const { return m_problems; }
  /// True: they are of the full check.
  bool isChecked() const { return m_checked; }
  /// Of the dataset.
  const std::filesystem::path& root() const { return m_datasets.dataset()->root; }
  /// Reads every file and compares Training with the other splits.
  void check();
  Job& checkJob() { return m_check; }

 Q_SIGNALS:
  void figuresChanged();
  void problemsChanged();
  void checked(std::size_t found);  ///< the check went through to the end
  void failed(const pomona::Error& error);

 private:
  void begin();

  DatasetController& m_datasets;
  std::optional<DatasetFigures> m_figures;
  std::vector<Problem> m_problems;
  bool m_checked = false;
  Job m_measure;
  Job m_check;
};

}  // namespace pomona::ui
