// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/transfer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <initializer_list>

namespace pomona {
namespace {

constexpr long slowest = 1000;  // bytes a second
constexpr long mostRedirects = 10;
constexpr int longestWait = 1000;  // milliseconds; a stop request wakes it

bool isOneOf(auto value, std::initializer_list<decltype(value)> values) {
  return std::ranges::find(values, value) != values.end();
}

/// There is no way to the server, whatever it has.
bool isOffline(CURLcode code) {
  return isOneOf(code,
                 {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT});
}

/// Trying again would end in the same way.
bool isFinal(CURLcode code) {
  return isOneOf(code, {CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_TOO_MANY_REDIRECTS,
                        CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                        CURLE_REMOTE_ACCESS_DENIED, CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT});
}

/// OpenSSL writes to a connection that the server has closed as to any file, and SIGPIPE would end
/// the program. In this thread it is dropped, while this lives.
class PipeSignalDropped {
 public:
  PipeSignalDropped() {
    sigemptyset(&m_pipe);
    sigaddset(&m_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
  }
  ~PipeSignalDropped() {
    if (sigismember(&m_before, SIGPIPE) == 1) return;
    const timespec atOnce{};
    while (sigtimedwait(&m_pipe, nullptr, &atOnce) == SIGPIPE) {
    }
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
  }
  PipeSignalDropped(const PipeSignalDropped&) = delete;
  PipeSignalDropped& operator=(const PipeSignalDropped&) = delete;

 private:
  sigset_t m_pipe{};
  sigset_t m_before{};
};

/// What to do about it, where words alone would not say.
Sentence explained(CURLcode code, const std::string& words) {
  if (isOffline(code)) return Sentence::of("no connection ({})", words);
  if (code == CURLE_PEER_FAILED_VERIFICATION)
    return Sentence::of(
        "the server's certificate is not trusted ({}); the environment's "
        "SSL_CERT_FILE can name a file of certificates to trust",
        words);
  if (code == CURLE_SSL_CACERT_BADFILE)
    return Sentence::of(
        "no certificates to check the server's by ({}); install ca-certificates, or "
        "name such a file in the environment's SSL_CERT_FILE",
        words);
  return Sentence::verbatim(words);
}

constexpr long rangeNotSatisfiable = 416;

bool isFinal(long status) {
  return status >= 400 && status < 500 && !isOneOf(status, {408L, rangeNotSatisfiable, 429L});
}

}  // namespace

Transfer::Transfer(const DownloadRequest& request, const Patience& patience,
                   const ProgressCallback& progress, PartFile& part)
    : m_request(request), m_progress(progress), m_part(part), m_start(part.size()) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);  // once for the process
  if (ready == CURLE_OK) m_handle.reset(curl_easy_init());
  if (m_handle) setUp(patience);
}

void Transfer::setUp(const Patience& patience) {
  set(CURLOPT_URL, m_request.url.c_str());
  set(CURLOPT_USERAGENT, "pomona");
  set(CURLOPT_ERRORBUFFER, m_words.data());
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_FAILONERROR, 1L);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_REDIR_PROTOCOLS_STR, m_request.url.starts_with("https:") ? "https" : "http,https");
  set(CURLOPT_FOLLOWLOCATION, 1L);
  set(CURLOPT_MAXREDIRS, mostRedirects);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  // As OpenSSL's and curl's own programs: for a network whose proxy signs by itself.
  if (const char* trusted = std::getenv("SSL_CERT_FILE"); trusted != nullptr && *trusted != '\0')
    set(CURLOPT_CAINFO, trusted);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count()));
  set(CURLOPT_LOW_SPEED_LIMIT, slowest);
  set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(patience.stalled.count()));
  set(CURLOPT_WRITEDATA, this);
  set(
      CURLOPT_WRITEFUNCTION,
      +[](const char* data, std::size_t size, std::size_t count, void* self) -> std::size_t {
        const auto bytes = std::as_bytes(std::span(data, size * count));
        return static_cast<Transfer*>(self)->take(bytes) ? bytes.size() : CURL_WRITEFUNC_ERROR;
      });
}

void Transfer::askForTheRest() {
  m_asked = m_part.size();
  m_begun = false;
  m_error.reset();
  m_words.fill('\0');
  m_headers.reset();
  if (m_asked > 0 && !m_etag.empty())
    m_headers.reset(curl_slist_append(nullptr, ("If-Range: " + m_etag).c_str()));
  set(CURLOPT_HTTPHEADER, m_headers.get());
  const auto range = fmt::format("{}-", m_asked);
  set(CURLOPT_RANGE, m_asked > 0 ? range.c_str() : nullptr);
}

TransferResult Transfer::run(const std::stop_token& stop) {
  if (!m_handle)
    return {TransferResult::End::GivenUp,
            {ErrorCode::Internal, Sentence::of("libcurl does not start"), {}}};
  if (m_part.size() == m_request.bytes) return {TransferResult::End::Complete, {}};
  if (m_part.size() > m_request.bytes)
    if (const auto cleared = m_part.clear(); !cleared)
      return {TransferResult::End::GivenUp, cleared.error()};
  askForTheRest();
  return judge(perform(stop));
}

CURLcode Transfer::perform(const std::stop_token& stop) {
  const PipeSignalDropped dropped;
  const Multi multi(curl_multi_init());
  if (!multi || curl_multi_add_handle(multi.get(), m_handle.get()) != CURLM_OK)
    return CURLE_FAILED_INIT;
  const std::stop_callback wake(stop, [&multi] { curl_multi_wakeup(multi.get()); });
  CURLcode code = CURLE_ABORTED_BY_CALLBACK;
  for (int running = 1; running > 0 && !stop.stop_requested();) {
    if (curl_multi_perform(multi.get(), &running) != CURLM_OK) break;
    if (running > 0) curl_multi_poll(multi.get(), nullptr, 0, longestWait, nullptr);
  }
  int left = 0;
  if (const auto* message = curl_multi_info_read(multi.get(), &left)) code = message->data.result;
  curl_multi_remove_handle(multi.get(), m_handle.get());
  return code;
}

/// The first bytes of an answer: do they continue the part file? False: nothing can be made of
/// them.
bool Transfer::begin() {
  m_begun = true;
  const bool rest = m_asked > 0 && status() == 206;
  const auto offered = contentLength() + (rest ? static_cast<curl_off_t>(m_asked) : 0);
  if (contentLength() >= 0 && offered != static_cast<curl_off_t>(m_request.bytes)) {
    m_error =
        otherFile(Sentence::of("{} offers {} bytes, but the published file has {}", m_request.url,
                               static_cast<std::int64_t>(offered), m_request.bytes));
    return false;
  }
  m_etag = header("ETag");
  if (m_etag.starts_with("W/")) m_etag.clear();  // weak ones do not speak of bytes
  if (m_asked == 0) return true;
  if (rest && header("Content-Range").starts_with(fmt::format("bytes {}-", m_asked))) return true;
  m_start = 0;
  const auto cleared = m_part.clear();
  if (!cleared) m_error = cleared.error();
  return cleared && status() == 200;
}

bool Transfer::take(std::span<const std::byte> bytes) {
  if (!m_begun && !begin()) return false;
  if (bytes.size() > m_request.bytes - m_part.size()) {
    m_error = otherFile(Sentence::of("{} sends more bytes, but the published file has {}",
                                     m_request.url, m_request.bytes));
    if (const auto cleared = m_part.clear(); !cleared) m_error = cleared.error();
    return false;
  }
  if (const auto written = m_part.append(bytes); !written) {
    m_error = written.error();
    return false;
  }
  if (m_progress) m_progress({m_part.size(), m_request.bytes, m_start});
  return true;
}

TransferResult Transfer::judge(CURLcode code) {
  using End = TransferResult::End;
  if (m_error) return {End::GivenUp, *m_error};
  if (code == CURLE_OK && m_part.size() == m_request.bytes) return {End::Complete, {}};
  if (code == CURLE_OK)
    return failed(End::Again, ErrorCode::Unreachable,
                  Sentence::of("it ends after {} of {} bytes", m_part.size(), m_request.bytes));
  if (code == CURLE_HTTP_RETURNED_ERROR) {
    if (status() == rangeNotSatisfiable)
      if (const auto cleared = m_part.clear(); !cleared) return {End::GivenUp, cleared.error()};
    return failed(isFinal(status()) ? End::GivenUp : End::Again, ErrorCode::Unreachable,
                  Sentence::of("the server answers with HTTP status {}", status()));
  }
  const std::string words = m_words[0] != '\0' ? m_words.data() : curl_easy_strerror(code);
  const auto end = isOffline(code) ? End::Offline : isFinal(code) ? End::GivenUp : End::Again;
  return failed(end, ErrorCode::Unreachable, explained(code, words));
}

TransferResult Transfer::failed(TransferResult::End end, ErrorCode code,
                                const Sentence& reason) const {
  return {end, {code, Sentence::of("cannot fetch {}: {}", m_request.url, reason), m_request.file}};
}

Error Transfer::otherFile(Sentence what) const {
  return {ErrorCode::FileDamaged, std::move(what), m_request.file};
}

std::string Transfer::header(const char* name) const {
  curl_header* found = nullptr;
  const auto result = curl_easy_header(m_handle.get(), name, 0, CURLH_HEADER, -1, &found);
  return result == CURLHE_OK ? found->value : "";
}

/// Negative: the server did not say.
curl_off_t Transfer::contentLength() const {
  curl_off_t length = -1;
  curl_easy_getinfo(m_handle.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  return length;
}

long Transfer::status() const {
  long status = 0;
  curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return status;
}

}  // namespace pomona
