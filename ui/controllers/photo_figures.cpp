// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/photo_figures.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(PhotoFigures)
};

QString percentOf(const QJsonValue& figure) {
  return formatPercent(figure[QLatin1String("share")].toDouble());
}

QString wordsFor(const QJsonValue& figures) {
  const auto interval = figures[QLatin1String("top1")][QLatin1String("interval")];
  return Words::tr(
             "the right fruit in %1 of %2 (95 % interval %3 to %4), among the first five in "
             "%5, wrong and sure of it in %6")
      .arg(percentOf(figures[QLatin1String("top1")]))
      .arg(figures[QLatin1String("images")].toInt())
      .arg(formatPercent(interval[0].toDouble()), formatPercent(interval[1].toDouble()),
           percentOf(figures[QLatin1String("top5")]),
           percentOf(figures[QLatin1String("wrong_and_sure")]));
}

}  // namespace

std::vector<std::pair<QString, QString>> photoFiguresOf(const QString& modelFile) {
  const QFileInfo model(modelFile);
  QFile file(model.path() + u'/' + model.completeBaseName() + QStringLiteral(".photos.json"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const auto folders = QJsonDocument::fromJson(file.readAll()).object();
  std::vector<std::pair<QString, QString>> rows;
  for (auto folder = folders.begin(); folder != folders.end(); ++folder)
    rows.emplace_back(Words::tr("Photographs, %1").arg(folder.key()), wordsFor(folder.value()));
  return rows;
}

}  // namespace pomona::ui
