// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/descriptor.h"

namespace pomona {
namespace {

/// Makes a rename or creation in the folder durable; a file system that cannot is not an error.
void syncDirectory(const std::filesystem::path& directory) {
  const Descriptor fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.valid()) ::fsync(fd.get());
}

}  // namespace

Error systemError(FileAction action, const std::filesystem::path& path, int errorNumber) {
  constexpr const char* verbs[] = {Sentence::marked("read"), Sentence::marked("list"),
                                   Sentence::marked("write"), Sentence::marked("move"),
                                   Sentence::marked("make the folder")};
  static_assert(std::size(verbs) == static_cast<std::size_t>(FileAction::MakeFolder) + 1);
  const auto verb = Sentence::said(verbs[static_cast<std::size_t>(action)]);
  const bool writing = action != FileAction::Read && action != FileAction::List;
  const std::string reason = std::strerror(errorNumber);
  switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
      return {ErrorCode::DiskFull,
              Sentence::of("cannot {} {}: {}; free some space and try again", verb, path, reason),
              path};
    case ENOENT:
      return {ErrorCode::NotFound,
              Sentence::of("cannot {} {}: {}; check the path", verb, path, reason), path};
    case EISDIR:
      return {ErrorCode::NotReadable, Sentence::of("{} is a folder; name a file", path), path};
    case ENOMEM:
      return {ErrorCode::OutOfMemory, Sentence::of("cannot {} {}: {}", verb, path, reason), path};
    default:
      if (writing)
        return {ErrorCode::NotWritable,
                Sentence::of("cannot {} {}: {}; choose another place", verb, path, reason), path};
      return {ErrorCode::NotReadable,
              Sentence::of("cannot {} {}: {}; check its permissions", verb, path, reason), path};
  }
}

Result<void> writeAll(int fd, std::span<const std::byte> content,
                      const std::filesystem::path& file) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::unexpected(systemError(FileAction::Write, file, errno));
    content = content.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

Result<std::vector<std::byte>> readFile(const std::filesystem::path& file) {
  const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status{};
  if (!fd.valid() || ::fstat(fd.get(), &status) != 0)
    return std::unexpected(systemError(FileAction::Read, file, errno));
  if (S_ISDIR(status.st_mode)) return std::unexpected(systemError(FileAction::Read, file, EISDIR));
  std::vector<std::byte> content(static_cast<std::size_t>(status.st_size));
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t got = ::read(fd.get(), content.data() + done, content.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::unexpected(systemError(FileAction::Read, file, errno));
    if (got == 0) break;  // shorter than it was a moment ago
    done += static_cast<std::size_t>(got);
  }
  content.resize(done);
  return content;
}

Result<std::string> readText(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  if (!bytes) return std::unexpected(bytes.error());
  return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

Result<void> writeFile(const std::filesystem::path& file,
                       const std::function<Result<void>(const Sink&)>& write) {
  std::string beside = file.string() + ".XXXXXX";
  const Descriptor fd(::mkostemp(beside.data(), O_CLOEXEC));
  if (!fd.valid()) return std::unexpected(systemError(FileAction::Write, file, errno));
  const auto giveUp = [&](Error error) {
    ::unlink(beside.c_str());
    return std::unexpected(std::move(error));
  };
  const auto written =
      write([&](std::span<const std::byte> content) { return writeAll(fd.get(), content, file); });
  if (!written) return giveUp(written.error());
  const mode_t mask = ::umask(0);  // mkostemp makes 0600; the file is to be like any other
  ::umask(mask);
  if (::fchmod(fd.get(), 0666 & ~mask) != 0 || ::fsync(fd.get()) != 0 ||
      ::rename(beside.c_str(), file.c_str()) != 0)
    return giveUp(systemError(FileAction::Write, file, errno));
  syncDirectory(file.has_parent_path() ? file.parent_path() : ".");
  return {};
}

Result<void> writeFile(const std::filesystem::path& file, std::span<const std::byte> content) {
  return writeFile(file, [&](const Sink& sink) { return sink(content); });
}

Result<void> writeFile(const std::filesystem::path& file, std::string_view content) {
  return writeFile(file, std::as_bytes(std::span(content)));
}

Result<void> renameFile(const std::filesystem::path& finished, const std::filesystem::path& file) {
  const Descriptor fd(::open(finished.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.valid() || ::fsync(fd.get()) != 0 || ::rename(finished.c_str(), file.c_str()) != 0)
    return std::unexpected(systemError(FileAction::Write, file, errno));
  syncDirectory(file.has_parent_path() ? file.parent_path() : ".");
  return {};
}

Result<void> makeDirectory(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return std::unexpected(systemError(FileAction::MakeFolder, directory, error.value()));
  return {};
}

Result<DirectoryLock> DirectoryLock::acquire(const std::filesystem::path& directory, Mode mode) {
  const auto file = directory / "lock";
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return std::unexpected(systemError(FileAction::Write, file, errno));
  DirectoryLock lock(fd);
  if (::flock(fd, (mode == Mode::Shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0)
    return failure(
        ErrorCode::Busy,
        Sentence::of("another Pomona is working in {}; wait for it or choose another folder",
                     directory.string()),
        directory);
  return lock;
}

bool DirectoryLock::isHeld(const std::filesystem::path& directory) {
  const Descriptor fd(::open((directory / "lock").c_str(), O_RDONLY | O_CLOEXEC));
  return fd.valid() && ::flock(fd.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

void DirectoryLock::share() {
  ::flock(m_descriptor, LOCK_SH);
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

DirectoryLock& DirectoryLock::operator=(DirectoryLock&& other) noexcept {
  std::swap(m_descriptor, other.m_descriptor);
  return *this;
}

DirectoryLock::~DirectoryLock() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

}  // namespace pomona
