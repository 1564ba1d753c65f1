// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace pomona::ui {
namespace {
constexpr qsizetype recentFoldersKept = 8;
}  // namespace

QString Settings::file() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
         QStringLiteral("/pomona/pomona.ini");
}

Settings::Settings() : m_store(std::make_unique<QSettings>(file(), QSettings::IniFormat)) {
  for (const auto& key : m_store->allKeys()) m_values.insert(key, m_store->value(key));
  m_store->moveToThread(&m_writer);
  m_writer.start();
}

Settings::~Settings() {
  const auto finish = [store = m_store.get()] {
    store->sync();
    QThread::currentThread()->quit();
  };
  QMetaObject::invokeMethod(m_store.get(), finish);  // after all that was set
  m_writer.wait();
}

void Settings::write(const QString& key, const QVariant& value) {
  m_values.insert(key, value);
  QMetaObject::invokeMethod(m_store.get(),
                            [store = m_store.get(), key, value] { store->setValue(key, value); });
}

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
