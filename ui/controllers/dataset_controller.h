// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>

#include "pomona/dataset.h"
#include "ui/controllers/job.h"
#include "ui/controllers/settings.h"

namespace pomona::ui {

using DatasetPointer = std::shared_ptr<const Dataset>;

/// The dataset that is open. All pages read the same one.
class DatasetController : public QObject {
  Q_OBJECT
 public:
  enum class Activity { None, Scanning, DrawingDemo };

  explicit DatasetController(Settings& settings, QObject* parent = nullptr);

  /// Null before the first one is open. A new one replaces it only when its scan has succeeded.
  const DatasetPointer& dataset() const { return m_dataset; }
  /// Scans a folder; of several requests the newest wins.
  void open(const QString& folder);
  /// Opens Pomona's drawn dataset, which is made in the data folder the first time.
  void openDemo();
  void cancel() { m_job.cancel(); }
  Activity activity() const { return m_activity; }
  /// The folder that is being opened.
  const QString& openingFolder() const { return m_opening; }
  Job& job() { return m_job; }

 Q_SIGNALS:
  void datasetChanged();
  void activityChanged();
  void failed(const pomona::Error& error);     ///< opening failed; dataset() is as before
  void folderVanished(const QString& folder);  ///< of the open dataset

 private:
  void begin(Activity activity, const QString& folder);
  void receive(Result<Dataset> scanned);
  void watch(const QString& folder);

  Settings& m_settings;
  DatasetPointer m_dataset;
  Activity m_activity = Activity::None;
  QString m_opening;
  QFileSystemWatcher m_watcher;
  Job m_job;
};

}  // namespace pomona::ui
