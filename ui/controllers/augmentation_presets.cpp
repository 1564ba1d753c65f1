// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/augmentation_presets.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

constexpr std::array builtIn{"none", "article", "strong", "wild"};
constexpr QLatin1Char separator('\t');  ///< between name and setting

bool isBuiltIn(const QString& name) {
  return std::ranges::any_of(builtIn,
                             [&](const char* each) { return name == QLatin1String(each); });
}

class Words {
  Q_DECLARE_TR_FUNCTIONS(Augmentation)
};

QString number(double value, int digits = 0) {
  return QLocale().toString(value, 'f', digits);
}

QString shift(double value) {
  if (value < 1) return QStringLiteral("%1 %").arg(number(value * 100));
  // Keras's int n: up to n - 1 whole pixels.
  return QStringLiteral("%1 px").arg(isWholePixels(value) ? number(value - 1) : number(value, 1));
}

}  // namespace

std::vector<AugmentationPreset> augmentationPresets(const Settings& settings) {
  std::vector<AugmentationPreset> presets;
  for (const auto* name : builtIn)
    presets.push_back(
        {QLatin1String(name), parseAugmentation(name).value_or(AugmentationOptions{})});
  for (const auto& line : settings.get(settings::augmentPresets))
    if (const auto options = parseAugmentation(line.section(separator, 1).toStdString()))
      presets.push_back({line.section(separator, 0, 0), *options, true});
  return presets;
}

bool keepPreset(Settings& settings, const QString& name, const AugmentationOptions& options) {
  const auto clean = name.simplified();
  if (clean.isEmpty() || isBuiltIn(clean)) return false;
  removePreset(settings, clean);
  auto lines = settings.get(settings::augmentPresets);
  settings.set(settings::augmentPresets, lines << clean + separator + toQString(toString(options)));
  return true;
}

void removePreset(Settings& settings, const QString& name) {
  auto lines = settings.get(settings::augmentPresets);
  lines.removeIf([&](const QString& line) { return line.section(separator, 0, 0) == name; });
  settings.set(settings::augmentPresets, lines);
}

QString summaryOf(const AugmentationOptions& o) {
  QStringList words;
  if (o.wild) words << Words::tr("composites like photographs");
  if (o.rotationRange > 0) words << Words::tr("rotation ±%1°").arg(number(o.rotationRange));
  if (o.widthShiftRange > 0) words << Words::tr("sideways ±%1").arg(shift(o.widthShiftRange));
  if (o.heightShiftRange > 0) words << Words::tr("up and down ±%1").arg(shift(o.heightShiftRange));
  if (o.shearRange > 0) words << Words::tr("shear ±%1°").arg(number(o.shearRange));
  if (o.zoomRange != std::array<double, 2>{1, 1})
    words << Words::tr("zoom %1–%2").arg(number(o.zoomRange[0], 2), number(o.zoomRange[1], 2));
  if (o.brightnessRange)
    words << Words::tr("brightness %1–%2")
                 .arg(number((*o.brightnessRange)[0], 2), number((*o.brightnessRange)[1], 2));
  if (o.channelShiftRange > 0) words << Words::tr("colour ±%1").arg(number(o.channelShiftRange));
  if (o.horizontalFlip) words << Words::tr("mirrored left and right");
  if (o.verticalFlip) words << Words::tr("mirrored top and bottom");
  return words.isEmpty() ? Words::tr("no augmentation") : words.join(QStringLiteral(", "));
}

}  // namespace pomona::ui
