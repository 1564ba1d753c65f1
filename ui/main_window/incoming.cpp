// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/incoming.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "ui/pages/page.h"

namespace pomona::ui {

std::optional<Visit> visitFor(const QMimeData& data, const Page& shown) {
  QStringList files;
  for (const auto& url : data.urls())
    if (url.isLocalFile()) files << url.toLocalFile();
  if (files.size() == 1 && !shown.takesFolders() && QFileInfo(files.front()).isDir())
    return Visit{.page = PageId::Dataset, .purpose = Visit::Purpose::Folder, .files = files};
  if (!files.isEmpty())
    return Visit{.page = PageId::Classify, .purpose = Visit::Purpose::Images, .files = files};
  if (data.hasImage())
    return Visit{.page = PageId::Classify,
                 .purpose = Visit::Purpose::Images,
                 .image = data.imageData().value<QImage>()};
  return std::nullopt;
}

QString wordsFor(const Visit& visit) {
  if (visit.purpose == Visit::Purpose::Folder)
    return QCoreApplication::translate("Incoming", "Open as dataset");
  if (visit.files.size() == 1 && QFileInfo(visit.files.front()).isDir())
    return QCoreApplication::translate("Incoming", "Classify the images of this folder");
  return visit.files.size() > 1
             ? QCoreApplication::translate("Incoming", "Classify %1 images or folders")
                   .arg(visit.files.size())
             : QCoreApplication::translate("Incoming", "Classify this image");
}

}  // namespace pomona::ui
