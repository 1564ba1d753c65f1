// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace pomona {

/// Remembers a run's folder in runsDirectory()/index: one small file a folder, so that programs
/// which start runs at the same time cannot get in each other's way. What cannot be written there
/// stops nothing.
void enterInIndex(const std::filesystem::path& run);

/// The folders of the index, whether they are still there or not.
std::vector<std::filesystem::path> indexedRuns();

/// The folders of runsDirectory() and of the index that are still there, each once.
std::vector<std::filesystem::path> knownRuns();

}  // namespace pomona
