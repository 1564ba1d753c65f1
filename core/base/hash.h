// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "pomona/error.h"

namespace pomona {

/// SHA-256 of a file in lower case hex, for what comes from outside. Error{NotFound, NotReadable}.
Result<std::string> sha256File(const std::filesystem::path& file);
/// MD5 in lower case hex: how Keras names its published files. Finds errors, not malice.
Result<std::string> md5File(const std::filesystem::path& file);

/// XXH3, 64 bit: fast, for our own caches and keys; not against malice.
std::uint64_t fastHash(std::span<const std::byte> bytes, std::uint64_t seed = 0);
std::uint64_t fastHash(std::string_view text, std::uint64_t seed = 0);

/// 16 lower case hex digits.
std::string toHex(std::uint64_t value);

}  // namespace pomona
