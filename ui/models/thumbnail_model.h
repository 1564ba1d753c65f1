// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QHash>

#include "ui/controllers/thumbnail_loader.h"

namespace pomona::ui {

/// A list of image files whose pictures come in the background. Display is the caption, Decoration
/// a QImage (null while it loads), ToolTip the file.
class ThumbnailModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role {
    FileRole = Qt::UserRole,  ///< QString, absolute
    DamagedRole,              ///< bool: the file cannot be read
    LabelRole,                ///< QString, the class; empty if unknown
  };

  explicit ThumbnailModel(ThumbnailLoader& loader, QObject* parent = nullptr);
  QVariant data(const QModelIndex& index, int role) const override;

  virtual QString fileOf(int row) const = 0;
  virtual QString labelOf(int row) const = 0;
  /// What stands under the picture; the label unless overridden.
  virtual QString captionOf(int row) const { return labelOf(row); }

 private:
  void announce(const QStringList& files);

  ThumbnailLoader& m_loader;
  mutable QHash<QString, int> m_waiting;  ///< files asked for, with their rows
};

/// One image with words of its own.
struct LabelledFile {
  QString file;
  QString label;
  QString caption;
};

/// Any files, in any order: strips, hardest images, drops.
class FileListModel : public ThumbnailModel {
  Q_OBJECT
 public:
  using ThumbnailModel::ThumbnailModel;
  void setFiles(std::vector<LabelledFile> files);
  int rowCount(const QModelIndex& parent = {}) const override;
  QString fileOf(int row) const override { return at(row).file; }
  QString labelOf(int row) const override { return at(row).label; }
  QString captionOf(int row) const override { return at(row).caption; }

 private:
  const LabelledFile& at(int row) const { return m_files.at(static_cast<std::size_t>(row)); }
  std::vector<LabelledFile> m_files;
};

}  // namespace pomona::ui
