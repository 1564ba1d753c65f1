// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace pomona::ui {

/// The setting's name for people: "Batch size". @return the key itself for an unknown one.
QString nameOfSetting(std::string_view key);
/// A choice's word for people: "vgg16" is "VGG16".
QString nameOfChoice(const QString& word);

}  // namespace pomona::ui
