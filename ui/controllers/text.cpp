// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/text.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace pomona::ui {
namespace {

/// Of names that begin with the same words the rest.
QStringList withoutCommonBeginning(const QStringList& names) {
  const auto isCommon = [&](qsizetype place) {
    return std::ranges::all_of(names, [&](const QString& name) {
      return place < name.size() && name[place] == names.front()[place];
    });
  };
  qsizetype begin = 0;
  for (qsizetype i = 0; !names.isEmpty() && isCommon(i); ++i)
    if (!names.front()[i].isLetterOrNumber()) begin = i + 1;
  QStringList rest;
  for (const auto& name : names) rest << name.mid(begin);
  return rest.contains(QString()) ? names : rest;
}

}  // namespace

QString toQString(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
QString toQString(const std::string& text) {
  return QString::fromStdString(text);
}
QString toQString(const std::filesystem::path& path) {
  return QFile::decodeName(path.c_str());
}
std::filesystem::path toPath(const QString& path) {
  return QFile::encodeName(path).toStdString();
}

std::filesystem::path firstFree(const std::filesystem::path& stem, std::string_view suffix) {
  const auto numbered = [&](const std::string& number) {
    return std::filesystem::path(stem.string().append(number).append(suffix));
  };
  auto path = numbered({});
  std::error_code ignored;
  for (int number = 2; std::filesystem::exists(path, ignored); ++number)
    path = numbered(std::string(" ").append(std::to_string(number)));
  return path;
}

QString nameOf(Backbone backbone) {
  switch (backbone) {
    case Backbone::Vgg16:
      return QStringLiteral("VGG16");
    case Backbone::Vgg19:
      return QStringLiteral("VGG19");
    case Backbone::ResNet50:
      return QStringLiteral("ResNet50");
    case Backbone::InceptionV3:
      return QStringLiteral("InceptionV3");
    case Backbone::Xception:
      return QStringLiteral("Xception");
    case Backbone::EfficientNetLite0:
      return QStringLiteral("EfficientNet-Lite0");
  }
  return {};
}

QStringList whatDiffers(const QStringList& names) {
  // A name that somebody gave stays whole; those that runs get at first share their beginning.
  static const QRegularExpression firstName(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d_\\d{6}"));
  const auto isFirst = [](const QString& name) { return firstName.match(name).hasMatch(); };
  const auto first = std::ranges::count_if(names, isFirst);
  const bool mixed = first > 0 && first < names.size();
  QStringList alike;
  for (const auto& name : names)
    if (!mixed || isFirst(name)) alike << name;
  const auto mirrored = [](QStringList list) {
    for (auto& name : list) std::ranges::reverse(name);
    return list;
  };
  auto rest = mirrored(withoutCommonBeginning(mirrored(withoutCommonBeginning(alike))));
  if (!mixed) return rest;
  if (alike.size() == 1) rest = alike;  // which differs from the others in all of it
  QStringList shortened;
  for (const auto& name : names) shortened << (isFirst(name) ? rest.takeFirst() : name);
  return shortened;
}

QString formatCount(std::size_t count) {
  return QLocale().toString(static_cast<qulonglong>(count));
}
QString formatPercent(double share) {
  return QStringLiteral("%1 %").arg(QLocale().toString(share * 100, 'f', 1));
}
QString formatShare(double share) {
  return QLocale().toString(share, 'f', 4);
}

QString formatDuration(double seconds) {
  if (!(seconds > 0)) return {};
  const auto whole = std::llround(seconds);
  const auto two = [](long long value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
  };
  const auto minutes = whole / 60;
  if (minutes < 60) return QStringLiteral("%1:%2").arg(minutes).arg(two(whole % 60));
  return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(two(minutes % 60), two(whole % 60));
}

QString formatBytes(std::uint64_t bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

}  // namespace pomona::ui
