// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "base/descriptor.h"
#include "pomona/error.h"

namespace pomona {

/// A download that is not finished: FILE.part beside FILE. Stays when the program ends, so that the
/// next one goes on with it; locked, so that no other writes to it meanwhile.
class PartFile {
 public:
  /// FILE.part.
  static std::filesystem::path pathFor(const std::filesystem::path& file);
  /// Error{Busy, NotWritable, DiskFull}.
  static Result<PartFile> open(const std::filesystem::path& file);

  const std::filesystem::path& path() const { return m_path; }
  std::uint64_t size() const { return m_size; }
  /// Error{NotWritable, DiskFull}; what was written before stays.
  Result<void> append(std::span<const std::byte> bytes);
  Result<void> clear();
  void remove();
  /// Takes the name of the file. Error{NotWritable, DiskFull}.
  Result<void> finish();

 private:
  PartFile(std::filesystem::path file, Descriptor descriptor, std::uint64_t size);

  std::filesystem::path m_file;
  std::filesystem::path m_path;
  Descriptor m_descriptor;
  std::uint64_t m_size;
};

}  // namespace pomona
