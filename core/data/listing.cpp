// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/listing.h"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "data/frames.h"

namespace pomona {
namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

/// The kind of an entry, links followed; DT_UNKNOWN for a link that leads nowhere. Most file
/// systems say the kind with the name, which saves a stat for each file.
unsigned char kindOf(DIR* directory, const dirent& entry) {
  if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return entry.d_type;
  struct stat status{};
  if (::fstatat(::dirfd(directory), entry.d_name, &status, 0) != 0) return DT_UNKNOWN;
  return static_cast<unsigned char>(IFTODT(status.st_mode));
}

Error listError(const std::filesystem::path& directory, int reason) {
  if (reason == ENOENT)
    return {ErrorCode::NotFound,
            Sentence::of("the folder {} does not exist; check the path", directory.string()),
            directory};
  return {ErrorCode::NotReadable,
          Sentence::of("cannot list the folder {}: {}; allow reading it or choose another folder",
                       directory.string(), std::strerror(reason)),
          directory};
}

}  // namespace

bool isHousekeeping(std::string_view name) {
  static constexpr std::array<std::string_view, 6> names{"thumbs.db", "ehthumbs.db", "desktop.ini",
                                                         "icon\r",    "__macosx",    "@eadir"};
  return name.starts_with('.') || std::ranges::find(names, lowerCase(name)) != names.end();
}

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

Result<Folder> listFolder(const std::filesystem::path& directory) {
  const std::unique_ptr<DIR, CloseDirectory> open(::opendir(directory.c_str()));
  if (!open) return std::unexpected(listError(directory, errno));
  Folder folder;
  while (true) {
    errno = 0;  // readdir's only way to tell the end from an error
    const dirent* entry = ::readdir(open.get());
    if (!entry && errno != 0) return std::unexpected(listError(directory, errno));
    if (!entry) break;
    if (isHousekeeping(entry->d_name)) continue;
    const auto kind = kindOf(open.get(), *entry);
    auto& list = kind == DT_DIR       ? folder.folders
                 : kind == DT_UNKNOWN ? folder.broken
                                      : folder.files;
    list.emplace_back(entry->d_name);
  }
  std::ranges::sort(folder.folders);
  std::ranges::sort(folder.files, naturalLess);
  std::ranges::sort(folder.broken);
  return folder;
}

}  // namespace pomona
