// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <span>

#include "base/file.h"
#include "pomona/files.h"
#include "pomona/image.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> imagesBelow(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder, error);
  for (; !error && entry != fs::end(entry); entry.increment(error))
    if (entry->is_regular_file(error) && hasImageExtension(entry->path()))
      found.push_back(entry->path());
  if (error) return std::unexpected(systemError("list", folder, error.value()));
  if (found.empty())
    return failure(ErrorCode::NotFound, fmt::format("there are no images in {}", folder.string()),
                   folder);
  std::ranges::sort(found);
  return found;
}

}  // namespace

Result<std::vector<fs::path>> collectImages(const std::vector<fs::path>& paths) {
  std::vector<fs::path> images;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      images.push_back(path);  // a missing one is an error in its own row
      continue;
    }
    auto below = imagesBelow(path);
    if (!below) return std::unexpected(below.error());
    images.insert(images.end(), below->begin(), below->end());
  }
  return images;
}

Result<void> saveText(const fs::path& file, std::string_view text) {
  return writeFile(file, text);
}

Result<void> copyFile(const fs::path& from, const fs::path& to) {
  errno = 0;
  std::ifstream in(from, std::ios::binary);
  if (!in) return std::unexpected(systemError("read", from, errno != 0 ? errno : ENOENT));
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
