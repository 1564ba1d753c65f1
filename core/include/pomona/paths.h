// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace pomona {

/// $XDG_DATA_HOME/pomona, or ~/.local/share/pomona. Not created.
std::filesystem::path dataDirectory();
/// dataDirectory()/runs: runs without --out, and the index of all runs.
std::filesystem::path runsDirectory();
/// dataDirectory()/weights.
std::filesystem::path weightsDirectory();
/// dataDirectory()/models: what was made of whole Keras models.
std::filesystem::path modelsDirectory();
/// $XDG_CACHE_HOME/pomona, or ~/.cache/pomona: feature caches. Not created.
std::filesystem::path cacheDirectory();
/// What ships with the program: beside the executable's prefix when installed, the source's
/// resources/ in a build. The environment's POMONA_RESOURCES wins.
std::filesystem::path resourcesDirectory();
/// The classifier that ships with the program: resourcesDirectory()/models/fruits.safetensors.
std::filesystem::path bundledModel();

}  // namespace pomona
