// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pomona/error.h"

namespace pomona {

/// What was tried with a file or folder.
enum class FileAction { Read, List, Write, Move, MakeFolder };
/// Error for an errno: DiskFull, NotFound, NotReadable/NotWritable; "cannot ACTION PATH: REASON".
Error systemError(FileAction action, const std::filesystem::path& path, int errorNumber);

/// Writes all of it where the descriptor stands. Error{NotWritable, DiskFull} names `file`.
Result<void> writeAll(int descriptor, std::span<const std::byte> content,
                      const std::filesystem::path& file);

/// Reads a whole file. Error{NotFound, NotReadable}.
Result<std::vector<std::byte>> readFile(const std::filesystem::path& file);
/// As readFile, as text.
Result<std::string> readText(const std::filesystem::path& file);

/// Replaces a file so that a crash at any moment leaves the old or the new one: written beside,
/// fsync, rename. Error{NotWritable, DiskFull}; the old file stays then.
Result<void> writeFile(const std::filesystem::path& file, std::span<const std::byte> content);
Result<void> writeFile(const std::filesystem::path& file, std::string_view content);
/// As writeFile, in pieces: `write` is handed a sink to call for every piece.
using Sink = std::function<Result<void>(std::span<const std::byte>)>;
Result<void> writeFile(const std::filesystem::path& file,
                       const std::function<Result<void>(const Sink&)>& write);

/// Gives a finished file its final name, so that a crash at any moment leaves the old or the new
/// one: fsync, rename. Error{NotFound, NotWritable, DiskFull}.
Result<void> renameFile(const std::filesystem::path& finished, const std::filesystem::path& file);

/// Makes a folder and its parents. Error{NotWritable, DiskFull}.
Result<void> makeDirectory(const std::filesystem::path& directory);

/// A lock on a folder (flock on DIRECTORY/lock), let go when destroyed or when the process dies.
class DirectoryLock {
 public:
  enum class Mode { Exclusive, Shared };
  /// Error{Busy} if another process holds it in a way that excludes this one; Error{NotWritable}.
  static Result<DirectoryLock> acquire(const std::filesystem::path& directory,
                                       Mode mode = Mode::Exclusive);
  /// True if someone holds it exclusively now. Writes nothing.
  static bool isHeld(const std::filesystem::path& directory);
  DirectoryLock(DirectoryLock&& other) noexcept;
  DirectoryLock& operator=(DirectoryLock&& other) noexcept;
  ~DirectoryLock();

  /// Lets others share an exclusive lock from now on.
  void share();

 private:
  explicit DirectoryLock(int descriptor) : m_descriptor(descriptor) {}
  int m_descriptor = -1;
};

}  // namespace pomona
