// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "support/tls.h"

namespace pomona::test {

/// What a client asked for.
struct HttpRequest {
  std::string target;                          ///< "/weights/a.h5"; through a proxy the whole URL
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string header(const std::string& name) const;
  /// N of "Range: bytes=N-"; 0 without one.
  std::size_t rangeBegin() const;
};

/// What the server does about it.
struct HttpReply {
  int status = 200;
  std::map<std::string, std::string> headers = {};  ///< Content-Length comes by itself
  std::string body = {};
  std::size_t cutAfter =
      std::numeric_limits<std::size_t>::max();  ///< of the body, then it hangs up
  bool stalls = false;     ///< where it is cut it says nothing more, and holds the line
  bool saysLength = true;  ///< false: without Content-Length
  std::size_t pieces = 0;  ///< so many bytes at a time, with pauses; 0: all at once
};

/// A server on the loopback, in a thread of its own, one connection a request. The handler decides
/// how it behaves.
class HttpServer {
 public:
  using Handler = std::function<HttpReply(const HttpRequest&)>;
  /// @param identity  with one it speaks TLS; outlives the server.
  explicit HttpServer(Handler handler, const TlsIdentity* identity = nullptr);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// "http://127.0.0.1:4711/", with TLS "https:", and the name.
  std::string url(const std::string& name = {}) const;
  std::vector<HttpRequest> requests() const;

 private:
  void serve(const std::stop_token& stop);
  void answer(class Connection& connection);

  Handler m_handler;
  const TlsIdentity* m_identity;
  int m_listener;
  int m_port = 0;
  mutable std::mutex m_mutex;
  std::vector<HttpRequest> m_requests;
  std::jthread m_thread;
};

/// The reply of a decent server: the whole file, or what a range asks for, with the ETag.
HttpReply serveFile(const HttpRequest& request, const std::string& content,
                    const std::string& etag = "\"one\"");

}  // namespace pomona::test
