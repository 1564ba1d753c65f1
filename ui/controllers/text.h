// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <filesystem>
#include <string_view>

#include "pomona/backbone.h"

namespace pomona::ui {

// Between core's names and Qt's. File names keep their bytes, whatever they are.
QString toQString(std::string_view text);
QString toQString(const std::string& text);
QString toQString(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& path);

/// A name that is not taken, so that nothing is written over: "fruits.csv", "fruits 2.csv".
/// @param stem  the folder and the name without its suffix.
std::filesystem::path firstFree(const std::filesystem::path& stem, std::string_view suffix = {});

/// "EfficientNet-Lite0", as in papers.
QString nameOf(Backbone backbone);

/// "112233" of "2026-11-25_112233_quick" beside another quick one of that day: what tells the names
/// apart, short enough for a column's head or a legend.
QStringList whatDiffers(const QStringList& names);

/// "67,703", by the user's locale.
QString formatCount(std::size_t count);
/// "97.6 %" of a share in [0, 1]: for prose.
QString formatPercent(double share);
/// "0.9764" of a share in [0, 1]: for tables.
QString formatShare(double share);
/// "0:08", "1:42", "2:03:05"; empty for unknown (0 or less).
QString formatDuration(double seconds);
/// "1.2 GB", of 10^9 bytes.
QString formatBytes(std::uint64_t bytes);

}  // namespace pomona::ui
