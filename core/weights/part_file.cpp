// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/part_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/file.h"

namespace pomona {
namespace {

/// Whoever finished between our open() and our lock has renamed what we have open.
bool isStill(int descriptor, const struct stat& opened, const std::filesystem::path& path) {
  struct stat named{};
  return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::stat(path.c_str(), &named) == 0 &&
         named.st_ino == opened.st_ino && named.st_dev == opened.st_dev;
}

}  // namespace

std::filesystem::path PartFile::pathFor(const std::filesystem::path& file) {
  return file.string() + ".part";
}

PartFile::PartFile(std::filesystem::path file, Descriptor descriptor, std::uint64_t size)
    : m_file(std::move(file)),
      m_path(pathFor(m_file)),
      m_descriptor(std::move(descriptor)),
      m_size(size) {}

Result<PartFile> PartFile::open(const std::filesystem::path& file) {
  const auto path = pathFor(file);
  Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  struct stat status{};
  if (!descriptor.valid() || ::fstat(descriptor.get(), &status) != 0)
    return std::unexpected(systemError(FileAction::Write, path, errno));
  if (!isStill(descriptor.get(), status, path))
    return failure(
        ErrorCode::Busy,
        Sentence::of("another Pomona is fetching {}; wait for it", file.filename().string()), path);
  return PartFile(file, std::move(descriptor), static_cast<std::uint64_t>(status.st_size));
}

Result<void> PartFile::append(std::span<const std::byte> bytes) {
  const auto written = writeAll(m_descriptor.get(), bytes, m_path);
  if (written) {
    m_size += bytes.size();
    return {};
  }
  struct stat status{};  // a part of them may have found room
  if (::fstat(m_descriptor.get(), &status) == 0)
    m_size = static_cast<std::uint64_t>(status.st_size);
  return written;
}

Result<void> PartFile::clear() {
  if (m_size > 0 && ::ftruncate(m_descriptor.get(), 0) != 0)
    return std::unexpected(systemError(FileAction::Write, m_path, errno));
  m_size = 0;
  return {};
}

void PartFile::remove() {
  ::unlink(m_path.c_str());
}

Result<void> PartFile::finish() {
  return renameFile(m_path, m_file);
}

}  // namespace pomona
