// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <utility>

#include "pomona/sentence.h"

namespace pomona {

/// What went wrong, for programs: the user interface chooses words and remedies by it.
enum class ErrorCode {
  InvalidArgument,    ///< a setting is unknown or out of range
  NotFound,           ///< a file or folder does not exist
  NotReadable,        ///< it exists and cannot be read
  NotWritable,        ///< a folder or file cannot be written
  DiskFull,           ///< no space left where something was to be written
  DatasetInvalid,     ///< the folder holds no usable dataset
  FileEmpty,          ///< 0 bytes where an image should be
  NotAnImage,         ///< none that Pomona knows
  ImageUnreadable,    ///< a damaged or cut image
  ImageTooLarge,      ///< more pixels declared than Pomona decodes
  UnsupportedFormat,  ///< a known format that cannot be read here: the sentence names file and
                      ///< format
  WeightsMissing,     ///< no weight file is there for the backbone
  Unreachable,        ///< a server does not answer, or does not have the file
  FileDamaged,        ///< a weight, model, cache or run file is cut or inconsistent
  FileMismatch,       ///< a sound file that is for something else (other layers, wrong shapes)
  RunOutdated,        ///< a run's images or weights have changed since it began
  NewerFormat,        ///< written by a newer Pomona
  Busy,               ///< another process works in that folder
  Cancelled,          ///< stopped on request; what was finished is kept
  OutOfMemory,        ///< main or device memory
  DeviceUnavailable,  ///< the device that was asked for is not there
  Internal,           ///< an exception of a library that has no better name
};

/// Of a file that was to be an image and is none that can be read here.
constexpr bool isOfAnImage(ErrorCode code) {
  return code == ErrorCode::FileEmpty || code == ErrorCode::NotAnImage ||
         code == ErrorCode::ImageUnreadable || code == ErrorCode::UnsupportedFormat;
}

/// An expected failure as a value.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  Sentence what;               ///< one sentence: what, which file, what to do
  std::filesystem::path path;  ///< the file or folder it is about; empty if none

  std::string message() const { return what.english(); }
};

template <class T>
using Result = std::expected<T, Error>;

/// Short for `return std::unexpected(Error{...})`.
inline std::unexpected<Error> failure(ErrorCode code, Sentence what,
                                      std::filesystem::path path = {}) {
  return std::unexpected(Error{code, std::move(what), std::move(path)});
}

}  // namespace pomona
