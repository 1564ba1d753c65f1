// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

#include "weights/download.h"
#include "weights/part_file.h"

namespace pomona {

/// How one HTTP request ended.
struct TransferResult {
  enum class End { Complete, Again, Offline, GivenUp };
  End end = End::GivenUp;
  Error error;  ///< unless Complete
};

/// Requests for what the part file lacks, one after the other over one connection.
class Transfer {
 public:
  Transfer(const DownloadRequest& request, const Patience& patience,
           const ProgressCallback& progress, PartFile& part);

  /// Asks for the bytes behind the part file's end and appends them; a server that does not know
  /// ranges, or has another file by now, sends it from the beginning.
  TransferResult run(const std::stop_token& stop);

 private:
  template <auto free>
  struct Free {
    void operator()(auto* handle) const { free(handle); }
  };
  using Easy = std::unique_ptr<CURL, Free<curl_easy_cleanup>>;
  using Multi = std::unique_ptr<CURLM, Free<curl_multi_cleanup>>;
  using Headers = std::unique_ptr<curl_slist, Free<curl_slist_free_all>>;

  void set(auto option, auto value) { curl_easy_setopt(m_handle.get(), option, value); }
  void setUp(const Patience& patience);
  void askForTheRest();
  CURLcode perform(const std::stop_token& stop);
  bool begin();
  bool take(std::span<const std::byte> bytes);
  TransferResult judge(CURLcode code);
  TransferResult failed(TransferResult::End end, ErrorCode code, const Sentence& reason) const;
  Error otherFile(Sentence what) const;
  curl_off_t contentLength() const;
  std::string header(const char* name) const;
  long status() const;

  const DownloadRequest& m_request;
  const ProgressCallback& m_progress;
  PartFile& m_part;
  Easy m_handle;
  Headers m_headers;
  std::array<char, CURL_ERROR_SIZE> m_words{};
  std::string m_etag;            ///< of the file that the part file belongs to, if known
  std::uint64_t m_start;         ///< bytes from earlier: no merit of this connection
  std::uint64_t m_asked = 0;     ///< where the request in hand begins
  bool m_begun = false;          ///< its first bytes have come
  std::optional<Error> m_error;  ///< why take() refused
};

}  // namespace pomona
