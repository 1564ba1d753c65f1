// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <span>

#include "base/file.h"
#include "data/listing.h"
#include "pomona/files.h"
#include "pomona/image.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

/// Sorted by name, each list.
Result<CollectedImages> imagesBelow(const fs::path& folder, const std::stop_token& stop) {
  CollectedImages found;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder, error);
  for (; !error && entry != fs::end(entry); entry.increment(error)) {
    if (stop.stop_requested())
      return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"), folder);
    if (isHousekeeping(entry->path().filename().string()))
      entry.disable_recursion_pending();
    else if (entry->is_regular_file(error))
      (hasImageExtension(entry->path()) ? found.images : found.skipped).push_back(entry->path());
  }
  if (error) return std::unexpected(systemError(FileAction::List, folder, error.value()));
  if (found.images.empty())
    return failure(ErrorCode::NotFound,
                   Sentence::of("there are no images in {} that can be read (JPEG, PNG, WebP, BMP, "
                                "TIFF); other files there: {}",
                                folder.string(), found.skipped.size()),
                   folder);
  std::ranges::sort(found.images);
  std::ranges::sort(found.skipped);
  return found;
}

}  // namespace

Result<CollectedImages> collectImages(const std::vector<fs::path>& paths, std::stop_token stop) {
  CollectedImages all;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      all.images.push_back(path);  // a missing one is an error in its own row
      continue;
    }
    auto below = imagesBelow(path, stop);
    if (!below && below.error().code == ErrorCode::NotFound) {
      all.without.push_back(below.error());
      continue;
    }
    if (!below) return std::unexpected(below.error());
    all.images.insert(all.images.end(), below->images.begin(), below->images.end());
    all.skipped.insert(all.skipped.end(), below->skipped.begin(), below->skipped.end());
  }
  if (all.images.empty() && !all.without.empty()) return std::unexpected(all.without.front());
  return all;
}

Result<void> saveText(const fs::path& file, std::string_view text) {
  return writeFile(file, text);
}

Result<void> copyFile(const fs::path& from, const fs::path& to) {
  errno = 0;
  std::ifstream in(from, std::ios::binary);
  if (!in) return std::unexpected(systemError(FileAction::Read, from, errno != 0 ? errno : ENOENT));
  return writeFile(to, [&in](const Sink& sink) -> Result<void> {
    std::vector<char> piece(std::size_t{1} << 20);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
      if (const auto written =
              sink(std::as_bytes(std::span(piece).first(static_cast<std::size_t>(in.gcount()))));
          !written)
        return written;
    return {};
  });
}

}  // namespace pomona
