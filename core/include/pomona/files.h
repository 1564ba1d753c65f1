// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "pomona/error.h"

namespace pomona {

/// The images among paths: files as they are given, whatever their name; of folders all files below
/// them with an image's extension, in order of their names. Error{NotFound} for a path that is not
/// there, or when none is found.
Result<std::vector<std::filesystem::path>> collectImages(
    const std::vector<std::filesystem::path>& paths);

/// Writes a text file, whole or not at all. Error{NotWritable, DiskFull}.
Result<void> saveText(const std::filesystem::path& file, std::string_view text);

/// Copies a file, whole or not at all. Error{NotFound, NotReadable, NotWritable, DiskFull}.
Result<void> copyFile(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace pomona
