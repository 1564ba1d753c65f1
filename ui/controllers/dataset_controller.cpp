// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/dataset_controller.h"

#include <QFileInfo>

#include "pomona/image.h"
#include "pomona/paths.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

namespace fs = std::filesystem;

/// Draws beside the final place, so that a half drawn folder is never taken for the whole.
Result<void> drawDemo(const fs::path& folder, const ProgressCallback& progress,
                      std::stop_token stop) {
  std::error_code failed;
  if (fs::is_directory(folder, failed)) return {};
  auto fresh = folder;
  fresh += ".new";
  fs::remove_all(fresh, failed);
  if (auto drawn = makeDemoDataset(fresh, {}, progress, std::move(stop)); !drawn)
    return std::unexpected(drawn.error());
  fs::rename(fresh, folder, failed);
  if (failed) return failure(ErrorCode::NotWritable, Sentence::verbatim(failed.message()), folder);
  return {};
}

/// What a scan found. Photos that lie loose in a folder are no dataset and no mistake either.
struct Scanned {
  Result<Dataset> dataset;
  bool hasLoosePhotos = false;
};

bool hasLoosePhotos(const fs::path& folder) {
  std::error_code failed;
  auto entry = fs::directory_iterator(folder, failed);
  for (; !failed && entry != fs::end(entry); entry.increment(failed))
    if (hasImageExtension(entry->path()) && entry->is_regular_file(failed)) return true;
  return false;
}

Scanned scan(const fs::path& folder, const std::stop_token& stop) {
  Scanned scanned{.dataset = scanDataset(folder, stop)};
  scanned.hasLoosePhotos = !scanned.dataset &&
                           scanned.dataset.error().code == ErrorCode::DatasetInvalid &&
                           hasLoosePhotos(folder);
  return scanned;
}

}  // namespace

QString nameOf(Split split, const Dataset& dataset) {
  switch (split) {
    case Split::Training:
      return DatasetController::tr("Training");
    case Split::Validation:
      return DatasetController::tr("Validation");
    case Split::Test:
      return dataset.validationIsTest ? DatasetController::tr("Validation")
                                      : DatasetController::tr("Test");
  }
  return {};
}

DatasetController::DatasetController(Settings& settings, QObject* parent)
    : QObject(parent), m_settings(settings) {
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &DatasetController::isThere);
}

void DatasetController::open(const QString& folder, const QStringList& photos) {
  m_draw.abandon();
  m_scan.start([path = toPath(folder)](std::stop_token stop,
                                       const ProgressCallback&) { return scan(path, stop); },
               [this, files = QStringList(folder) + photos](Scanned scanned) {
                 if (!scanned.hasLoosePhotos) return receive(std::move(scanned.dataset));
                 setOpening({});
                 Q_EMIT photosFound(files);
               });
  setOpening(folder);
}

bool DatasetController::isThere() {
  if (!m_dataset) return true;
  const auto folder = toQString(m_dataset->root);
  const bool there = QFileInfo::exists(folder);
  if (!there && !std::exchange(m_vanished, true)) Q_EMIT folderVanished(folder);
  return there;
}

void DatasetController::rescan() {
  m_vanished = false;
  if (m_dataset && isThere()) open(toQString(m_dataset->root));
}

void DatasetController::openDemo() {
  const auto folder = dataDirectory() / "demo";
  m_scan.abandon();
  m_draw.start(
      [folder](std::stop_token stop, const ProgressCallback& progress) {
        return drawDemo(folder, progress, stop);
      },
      [this, folder](const Result<void>& drawn) {
        if (drawn)
          open(toQString(folder));
        else
          refuse(drawn.error());
      });
  setOpening(toQString(folder));
}

void DatasetController::setOpening(const QString& folder) {
  m_opening = folder;
  Q_EMIT openingChanged();
}

void DatasetController::refuse(const Error& error) {
  if (error.code == ErrorCode::NotFound) m_settings.removeRecentFolder(m_opening);
  setOpening({});
  Q_EMIT failed(error);
}

void DatasetController::receive(Result<Dataset> scanned) {
  if (!scanned) return refuse(scanned.error());
  m_dataset = std::make_shared<const Dataset>(std::move(*scanned));
  const auto folder = toQString(m_dataset->root);
  m_settings.set(settings::lastFolder, folder);
  m_settings.addRecentFolder(folder);
  m_vanished = false;
  watch(folder);
  setOpening({});
  Q_EMIT datasetChanged();
}

void DatasetController::watch(const QString& folder) {
  if (!m_watcher.directories().isEmpty()) m_watcher.removePaths(m_watcher.directories());
  m_watcher.addPath(folder);
}

}  // namespace pomona::ui
