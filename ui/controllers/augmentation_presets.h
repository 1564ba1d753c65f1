// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "pomona/augmentation.h"
#include "ui/controllers/settings.h"

namespace pomona::ui {

/// One setting with a name.
struct AugmentationPreset {
  QString name;
  AugmentationOptions options;
  bool own = false;  ///< made by the user
};

/// none, article, strong and wild, and then the user's own ones, as they are kept in the settings.
std::vector<AugmentationPreset> augmentationPresets(const Settings& settings);
/// Keeps an own one; one of that name is replaced. The names of Pomona's cannot be taken: false.
bool keepPreset(Settings& settings, const QString& name, const AugmentationOptions& options);
void removePreset(Settings& settings, const QString& name);

/// "Rotation ±20°, zoom 0.90 … 1.10, mirrored": what a setting does, in a line.
QString summaryOf(const AugmentationOptions& options);

}  // namespace pomona::ui
