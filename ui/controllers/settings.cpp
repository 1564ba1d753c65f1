// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace pomona::ui {
namespace {

constexpr qsizetype recentFoldersKept = 8;

QString settingsFile() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
         QStringLiteral("/pomona/pomona.ini");
}

}  // namespace

Settings::Settings() : m_store(settingsFile(), QSettings::IniFormat) {}

void Settings::addRecentFolder(const QString& folder) {
  auto folders = get(settings::recentFolders);
  folders.removeAll(folder);
  folders.prepend(folder);
  set(settings::recentFolders, folders.mid(0, recentFoldersKept));
}

void Settings::removeRecentFolder(const QString& folder) {
  auto folders = get(settings::recentFolders);
  folders.removeAll(folder);
  set(settings::recentFolders, folders);
}

}  // namespace pomona::ui
