// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string_view>
#include <vector>

#include "pomona/error.h"

namespace pomona {

/// What collectImages() found.
struct CollectedImages {
  std::vector<std::filesystem::path> images;
  std::vector<std::filesystem::path> skipped;  ///< files of folders that are no images Pomona reads
  std::vector<Error> without;                  ///< NotFound: folders without images beside others
};

/// The images among paths: files as they are given, whatever their name and even if they are not
/// there; of folders all files below them with an image's extension, in order of their names. What
/// file managers leave there (hidden files, Thumbs.db ...) is neither found nor skipped.
/// Error{NotFound} where no folder has images and no file is named, NotReadable, Cancelled.
Result<CollectedImages> collectImages(const std::vector<std::filesystem::path>& paths,
                                      std::stop_token stop = {});

/// Writes a text file, whole or not at all. Error{NotWritable, DiskFull}.
Result<void> saveText(const std::filesystem::path& file, std::string_view text);

/// Copies a file, whole or not at all. Error{NotFound, NotReadable, NotWritable, DiskFull}.
Result<void> copyFile(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace pomona
