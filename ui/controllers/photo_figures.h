// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>
#include <vector>

namespace pomona::ui {

/// What packaging/measure-photos found for a model and left beside it as NAME.photos.json, a row a
/// folder of photographs: "Photographs, shop" and its figures in words. Nothing if it is not there.
std::vector<std::pair<QString, QString>> photoFiguresOf(const QString& modelFile);

}  // namespace pomona::ui
