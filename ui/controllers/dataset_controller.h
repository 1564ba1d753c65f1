// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>

#include "pomona/dataset.h"
#include "ui/controllers/job.h"
#include "ui/controllers/settings.h"

namespace pomona::ui {

using DatasetPointer = std::shared_ptr<const Dataset>;

/// "Training", "Validation", "Test"; "Validation" too for a Test that is the folder Validation.
QString nameOf(Split split, const Dataset& dataset);

/// The dataset that is open. All pages read the same one.
class DatasetController : public QObject {
  Q_OBJECT
 public:
  explicit DatasetController(Settings& settings, QObject* parent = nullptr);

  /// Null before the first one is open. A new one replaces it only when its scan has succeeded.
  const DatasetPointer& dataset() const { return m_dataset; }
  /// Scans a folder; of several requests the newest wins. @param photos  what was handed over with
  /// the folder, for photosFound().
  void open(const QString& folder, const QStringList& photos = {});
  /// Looks again at the folder that is open.
  void rescan();
  /// False, and says folderVanished(), if the folder that is open is gone.
  bool isThere();
  /// Opens Pomona's drawn dataset, which is made in the data folder the first time.
  void openDemo();
  bool isOpening() const { return !m_opening.isEmpty(); }
  /// The folder that is being opened; empty if none is.
  const QString& openingFolder() const { return m_opening; }
  Job& scanJob() { return m_scan; }
  Job& demoJob() { return m_draw; }

 Q_SIGNALS:
  void datasetChanged();
  void openingChanged();
  /// The folder to open is none of a dataset: photos lie in it. It and those handed over with it.
  void photosFound(const QStringList& paths);
  void failed(const pomona::Error& error);     ///< opening failed; dataset() is as before
  void folderVanished(const QString& folder);  ///< of the open dataset

 private:
  void setOpening(const QString& folder);
  void refuse(const Error& error);
  void receive(Result<Dataset> scanned);
  void watch(const QString& folder);

  Settings& m_settings;
  DatasetPointer m_dataset;
  QString m_opening;
  QFileSystemWatcher m_watcher;
  bool m_vanished = false;  ///< and it was said
  Job m_draw;
  Job m_scan;
};

}  // namespace pomona::ui
