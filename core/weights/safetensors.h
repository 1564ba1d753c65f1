// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/tensor.h"
#include "pomona/error.h"

namespace pomona {

/// https://huggingface.co/docs/safetensors: u64 header length, JSON header, the tensors' bytes.
struct SafetensorsFile {
  TensorMap tensors;
  std::map<std::string, std::string> metadata;
};

/// Reads a whole file; nothing in it is believed: lengths, offsets (no hole, no overlap), shapes,
/// element types and names are checked before memory is taken.
/// @return Error{NotFound, NotReadable, FileDamaged}.
Result<SafetensorsFile> readSafetensors(const std::filesystem::path& file);

/// The header alone, for programs that only want to know what a file is. Errors as above.
Result<std::map<std::string, std::string>> readSafetensorsMetadata(
    const std::filesystem::path& file);

/// The tensors' names alone. Errors as above.
Result<std::set<std::string>> readSafetensorsNames(const std::filesystem::path& file);

/// Replaces the file, whole or not at all. Error{NotWritable, DiskFull}.
Result<void> writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors,
                              const std::map<std::string, std::string>& metadata = {});

}  // namespace pomona
