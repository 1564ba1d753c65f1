// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "pomona/error.h"
#include "pomona/progress.h"

namespace pomona {

/// A published file and where it is to lie.
struct DownloadRequest {
  std::string url;             ///< http or https; https is never left by a redirect
  std::filesystem::path file;  ///< its final name; its folder exists
  std::uint64_t bytes = 0;     ///< its size: more is not taken
  std::string md5;             ///< hex, lower case
};

/// How long to wait for what.
struct Patience {
  std::chrono::milliseconds connect{15'000};
  std::chrono::seconds stalled{30};             ///< with less than 1,000 bytes a second
  int attempts = 5;                             ///< in a row that bring nothing new
  std::chrono::milliseconds firstPause{1'000};  ///< then twice as long each time, less up to half
  /// Waits; returns early when a stop is requested. Empty: by the clock.
  std::function<void(std::chrono::milliseconds, const std::stop_token&)> pause;
};

/// Fetches a file: what a server, proxy ($https_proxy, $http_proxy, $no_proxy) or disk does to it,
/// under its final name there is the whole file with the right digest, or what was there before.
/// Until then it grows as FILE.part, with which the next call goes on; only other content than the
/// digest's is thrown away. Certificates are verified, against the system's or those in
/// $SSL_CERT_FILE. A cut connection, a server's error 5xx, 408 or 429 are tried again.
/// @param progress  in bytes, on the calling thread.
/// @return Error{Cancelled; Unreachable: no connection, or the server does not have it;
/// FileDamaged:
///         it sends something else; NotWritable, DiskFull, Busy}. Thread-safe for different files.
Result<void> download(const DownloadRequest& request, const ProgressCallback& progress,
                      const std::stop_token& stop, const Patience& patience = {});

}  // namespace pomona
