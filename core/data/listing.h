// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pomona/error.h"

namespace pomona {

/// The names in one folder, sorted. What programs leave behind (hidden files, Thumbs.db, __MACOSX
/// ...) is not listed.
struct Folder {
  std::vector<std::string> folders;  ///< and links to folders
  std::vector<std::string> files;    ///< and links to files; in natural order
  std::vector<std::string> broken;   ///< links that lead nowhere
};

/// Lists a folder without a stat per file. Error{NotFound, NotReadable} that says what to do.
Result<Folder> listFolder(const std::filesystem::path& directory);

/// What file managers and archivers leave beside images (hidden files, Thumbs.db, __MACOSX ...);
/// "." and ".." too.
bool isHousekeeping(std::string_view name);

/// ASCII letters in lower case.
std::string lowerCase(std::string_view text);

}  // namespace pomona
