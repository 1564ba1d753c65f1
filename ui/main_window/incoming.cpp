// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/incoming.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <algorithm>
#include <array>

#include "ui/pages/page.h"

namespace pomona::ui {

namespace {

constexpr std::array pictureFormats{"image/png", "image/jpeg", "image/webp", "image/bmp",
                                    "image/tiff"};

/// The encoded picture that a browser carries beside its address; empty if there is none.
QByteArray encodedPicture(const QMimeData& data) {
  for (const auto* format : pictureFormats)
    if (data.hasFormat(QLatin1String(format))) return data.data(QLatin1String(format));
  return {};
}

/// By its name: what it is will be seen when it is opened.
bool isModel(const QString& file) {
  const QStringList kinds{QStringLiteral("safetensors"), QStringLiteral("h5"),
                          QStringLiteral("hdf5")};
  return kinds.contains(QFileInfo(file).suffix(), Qt::CaseInsensitive);
}

bool isWebAddress(const QUrl& url) {
  return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

/// A picture itself is better than its address.
std::optional<Visit> pictureFor(const QMimeData& data, const QList<QUrl>& urls) {
  Visit visit{.page = PageId::Classify, .purpose = Visit::Purpose::Images};
  if (data.hasImage()) visit.image = data.imageData().value<QImage>();
  if (visit.image.isNull()) visit.image = QImage::fromData(encodedPicture(data));
  if (!visit.image.isNull()) return visit;
  const auto address = std::ranges::find_if(urls, isWebAddress);
  if (address == urls.end()) return std::nullopt;
  visit.purpose = Visit::Purpose::Address;
  visit.files = {address->toDisplayString()};
  return visit;
}

}  // namespace

std::optional<Visit> visitFor(const QMimeData& data, const Page& shown) {
  QStringList files;
  const auto urls = data.urls();
  for (const auto& url : urls)
    if (url.isLocalFile()) files << url.toLocalFile();
  if (files.size() == 1 && !shown.takesFolders() && QFileInfo(files.front()).isDir())
    return Visit{.page = PageId::Dataset, .purpose = Visit::Purpose::Folder, .files = files};
  if (files.size() == 1 && isModel(files.front()))
    return Visit{.page = PageId::Classify, .purpose = Visit::Purpose::Model, .files = files};
  if (!files.isEmpty())
    return Visit{.page = PageId::Classify, .purpose = Visit::Purpose::Images, .files = files};
  return pictureFor(data, urls);
}

QString wordsFor(const Visit& visit) {
  if (visit.purpose == Visit::Purpose::Folder)
    return QCoreApplication::translate("Incoming", "Open as dataset");
  if (visit.purpose == Visit::Purpose::Model)
    return QCoreApplication::translate("Incoming", "Classify with this model");
  if (visit.purpose == Visit::Purpose::Address)
    return QCoreApplication::translate("Incoming", "Only the picture's address comes with it");
  if (visit.files.size() == 1 && QFileInfo(visit.files.front()).isDir())
    return QCoreApplication::translate("Incoming", "Classify the images of this folder");
  const auto count = static_cast<int>(visit.files.size());
  if (count < 2) return QCoreApplication::translate("Incoming", "Classify this image");
  return QCoreApplication::translate("Incoming", "Classify %n images or folders", nullptr, count);
}

}  // namespace pomona::ui
