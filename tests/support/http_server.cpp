// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <sstream>
#include <stdexcept>

namespace pomona::test {

/// One accepted connection, with TLS or without; closes it.
class Connection {
 public:
  Connection(int socket, const TlsIdentity* identity) : m_socket(socket) {
    if (identity == nullptr) return;
    m_tls.reset(SSL_new(identity->context()));
    SSL_set_fd(m_tls.get(), socket);
    SSL_accept(m_tls.get());  // if the other side refuses, nothing can be received below
  }
  ~Connection() {
    if (m_tls) SSL_shutdown(m_tls.get());
    ::close(m_socket);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool send(const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const auto sent =
          m_tls ? SSL_write(m_tls.get(), bytes.data() + done, static_cast<int>(bytes.size() - done))
                : ::send(m_socket, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
      if (sent <= 0) return false;
      done += static_cast<std::size_t>(sent);
    }
    return true;
  }

  std::string receiveHead() {
    std::string head;
    while (!head.ends_with("\r\n\r\n") && receiveByte(head)) {
    }
    return head;
  }

  /// Until the other side hangs up.
  void hold() {
    for (std::string ignored; receiveByte(ignored);) {
    }
  }

 private:
  bool receiveByte(std::string& to) {
    char byte = 0;
    const auto received = m_tls ? SSL_read(m_tls.get(), &byte, 1) : ::recv(m_socket, &byte, 1, 0);
    if (received != 1) return false;
    to += byte;
    return true;
  }

  int m_socket;
  std::unique_ptr<SSL, OpenSslFree<SSL_free>> m_tls;
};

namespace {

constexpr int glance = 20;  // milliseconds between two looks at the stop token

HttpRequest parse(const std::string& head) {
  HttpRequest request;
  std::istringstream lines(head);
  std::string word;
  lines >> word >> request.target >> word;
  for (std::string line; std::getline(lines, line);) {
    const auto colon = line.find(": ");
    if (colon == std::string::npos) continue;
    auto name = line.substr(0, colon);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    request.headers[name] = line.substr(colon + 2, line.find('\r') - colon - 2);
  }
  return request;
}

std::string headOf(const HttpReply& reply) {
  std::ostringstream head;
  head << "HTTP/1.1 " << reply.status << " Said\r\nConnection: close\r\n";
  if (reply.saysLength) head << "Content-Length: " << reply.body.size() << "\r\n";
  for (const auto& [name, value] : reply.headers) head << name << ": " << value << "\r\n";
  head << "\r\n";
  return head.str();
}

}  // namespace

std::string HttpRequest::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

std::size_t HttpRequest::rangeBegin() const {
  const auto range = header("range");
  return range.starts_with("bytes=") ? std::stoul(range.substr(6)) : 0;
}

HttpServer::HttpServer(Handler handler, const TlsIdentity* identity)
    : m_handler(std::move(handler)),
      m_identity(identity),
      m_listener(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  if (::bind(m_listener, raw, size) != 0 || ::listen(m_listener, 8) != 0 ||
      ::getsockname(m_listener, raw, &size) != 0)
    throw std::runtime_error("no port on the loopback");
  m_port = ntohs(address.sin_port);
  m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

HttpServer::~HttpServer() {
  m_thread.request_stop();
  m_thread.join();
  ::close(m_listener);
}

std::string HttpServer::url(const std::string& name) const {
  return (m_identity != nullptr ? "https://127.0.0.1:" : "http://127.0.0.1:") +
         std::to_string(m_port) + "/" + name;
}

std::vector<HttpRequest> HttpServer::requests() const {
  const std::lock_guard lock(m_mutex);
  return m_requests;
}

void HttpServer::serve(const std::stop_token& stop) {
  sigset_t pipe;  // TLS writes to a client that has hung up as to any file
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
  while (!stop.stop_requested()) {
    pollfd listening{m_listener, POLLIN, 0};
    if (::poll(&listening, 1, glance) <= 0) continue;
    const int accepted = ::accept(m_listener, nullptr, nullptr);
    if (accepted < 0) continue;
    Connection connection(accepted, m_identity);
    answer(connection);
  }
}

void HttpServer::answer(Connection& connection) {
  const auto request = parse(connection.receiveHead());
  if (request.target.empty()) return;
  {
    const std::lock_guard lock(m_mutex);
    m_requests.push_back(request);
  }
  const auto reply = m_handler(request);
  if (!connection.send(headOf(reply))) return;
  const auto body = reply.body.substr(0, reply.cutAfter);
  const auto piece = reply.pieces > 0 ? reply.pieces : std::max<std::size_t>(1, body.size());
  for (std::size_t begin = 0; begin < body.size(); begin += piece) {
    if (!connection.send(body.substr(begin, piece))) return;
    if (reply.pieces > 0) ::poll(nullptr, 0, glance);
  }
  if (reply.stalls) connection.hold();
}

HttpReply serveFile(const HttpRequest& request, const std::string& content,
                    const std::string& etag) {
  const auto begin = request.rangeBegin();
  const auto known = request.header("if-range");
  if (begin == 0 || (!known.empty() && known != etag))
    return {.headers = {{"ETag", etag}}, .body = content};
  const auto size = std::to_string(content.size());
  if (begin >= content.size())
    return {.status = 416, .headers = {{"Content-Range", "bytes */" + size}}};
  return {.status = 206,
          .headers = {{"ETag", etag},
                      {"Content-Range", "bytes " + std::to_string(begin) + "-" +
                                            std::to_string(content.size() - 1) + "/" + size}},
          .body = content.substr(begin)};
}

}  // namespace pomona::test
