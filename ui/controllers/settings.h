// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>
#include <QThread>
#include <QVariant>
#include <memory>

namespace pomona::ui {

/// One line of the table below: where a value is kept, its type, and what it is until then.
template <class T>
struct Setting {
  const char* key;
  T standard = {};
};

/// Everything the window remembers. Add a line here; no other file names a key.
namespace settings {
inline const Setting<QByteArray> windowGeometry{"window/geometry"};
inline const Setting<int> windowPage{"window/page", 0};
inline const Setting<QString> language{"window/language", QStringLiteral("system")};
inline const Setting<QString> theme{"window/theme", QStringLiteral("system")};
inline const Setting<QString> lastFolder{"dataset/last_folder"};
inline const Setting<QStringList> recentFolders{"dataset/recent_folders"};
inline const Setting<QByteArray> datasetSplitter{"dataset/splitter"};
inline const Setting<QByteArray> datasetColumns{"dataset/class_columns"};
inline const Setting<int> thumbnailSize{"dataset/thumbnail_size", 92};
inline const Setting<int> datasetSplit{"dataset/split", 0};
inline const Setting<QString> recipe{"train/recipe"};              ///< JSON
inline const Setting<QString> runPutAside{"train/run_put_aside"};  ///< not to be offered again
inline const Setting<int> smoothing{"train/smoothing", 80};        ///< percent
inline const Setting<bool> logLoss{"train/log_loss", false};
inline const Setting<bool> stepCurves{"train/step_curves", true};
inline const Setting<QStringList> openFolds{"train/open_folds"};  ///< their objectNames
inline const Setting<QByteArray> evaluateSplitter{"evaluate/splitter"};
inline const Setting<QString> evaluatedModel{"evaluate/model"};  ///< file, or a run's folder
inline const Setting<QByteArray> runsColumns{"runs/columns"};
inline const Setting<QByteArray> runsSplitter{"runs/splitter"};
inline const Setting<QString> lastModel{"classify/last_model"};
inline const Setting<QByteArray> classifyColumns{"classify/columns"};
inline const Setting<QString> augmentSetting{"augment/setting", QStringLiteral("article")};
inline const Setting<QStringList> augmentPresets{"augment/presets"};
inline const Setting<int> augmentTiles{"augment/tiles", 20};
inline const Setting<bool> augmentAsNetwork{"augment/as_network", false};
inline const Setting<QString> saveFolder{"dialogs/save_folder"};
inline const Setting<QString> openFolder{"dialogs/open_folder"};
}  // namespace settings

/// The window's memory, $XDG_CONFIG_HOME/pomona/pomona.ini. GUI thread only. Read as a whole at the
/// beginning; what is set is written on a thread of its own, for a slow disk to hold up nobody, and
/// all of it before the destructor returns.
class Settings {
 public:
  Settings();
  ~Settings();
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  template <class T>
  T get(const Setting<T>& setting) const {
    return m_values.value(QLatin1String(setting.key), QVariant::fromValue(setting.standard))
        .template value<T>();
  }
  template <class T>
  void set(const Setting<T>& setting, const std::type_identity_t<T>& value) {
    write(QLatin1String(setting.key), QVariant::fromValue(value));
  }

  /// Puts a folder in front of the recent ones; eight are kept.
  void addRecentFolder(const QString& folder);
  void removeRecentFolder(const QString& folder);
  static QString file();

 private:
  void write(const QString& key, const QVariant& value);

  QVariantHash m_values;
  std::unique_ptr<QSettings> m_store;  ///< lives in m_writer
  QThread m_writer;
};

}  // namespace pomona::ui
