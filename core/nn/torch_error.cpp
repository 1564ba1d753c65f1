// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/torch_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace pomona {
namespace {

bool containsAny(const std::string& text, std::initializer_list<const char*> words) {
  return std::ranges::any_of(words, [&](const char* word) { return text.contains(word); });
}

}  // namespace

Error errorFrom(const c10::Error& error) {
  const std::string text = error.what_without_backtrace();
  const std::string line = text.substr(0, text.find('\n'));
  // cuBLAS and cuDNN say it in their own words.
  if (containsAny(text, {"out of memory", "can't allocate memory", "STATUS_ALLOC_FAILED"}))
    return {ErrorCode::OutOfMemory,
            Sentence::of("there is not enough memory; use a smaller batch size or image size"),
            {}};
  if (containsAny(line, {"CUDA error", "cuDNN error", "CUDA driver"}))
    return {ErrorCode::DeviceUnavailable,
            Sentence::of(
                "the GPU has failed ({}): start Pomona again, or compute with --device cpu", line),
            {}};
  return {ErrorCode::Internal, Sentence::of("libtorch says: {}", line), {}};
}

}  // namespace pomona
