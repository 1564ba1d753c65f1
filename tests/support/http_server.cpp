// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace pomona::test {
namespace {

constexpr int glance = 20;  // milliseconds between two looks at the stop token

bool sendAll(int connection, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto sent = ::send(connection, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    done += static_cast<std::size_t>(sent);
  }
  return true;
}

std::string receiveHead(int connection) {
  std::string head;
  char byte = 0;
  while (!head.ends_with("\r\n\r\n") && ::recv(connection, &byte, 1, 0) == 1) head += byte;
  return head;
}

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

/// Until the other side hangs up.
void holdTheLine(int connection) {
  char byte = 0;
  while (::recv(connection, &byte, 1, 0) > 0) {
  }
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

HttpServer::HttpServer(Handler handler)
    : m_handler(std::move(handler)), m_listener(::socket(AF_INET, SOCK_STREAM, 0)) {
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
  return "http://127.0.0.1:" + std::to_string(m_port) + "/" + name;
}

std::vector<HttpRequest> HttpServer::requests() const {
  const std::lock_guard lock(m_mutex);
  return m_requests;
}

void HttpServer::serve(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    pollfd listening{m_listener, POLLIN, 0};
    if (::poll(&listening, 1, glance) <= 0) continue;
    const int connection = ::accept(m_listener, nullptr, nullptr);
    if (connection < 0) continue;
    answer(connection);
    ::close(connection);
  }
}

void HttpServer::answer(int connection) {
  const auto request = parse(receiveHead(connection));
  if (request.target.empty()) return;
  {
    const std::lock_guard lock(m_mutex);
    m_requests.push_back(request);
  }
  const auto reply = m_handler(request);
  if (!sendAll(connection, headOf(reply))) return;
  const auto body = reply.body.substr(0, reply.cutAfter);
  const auto piece = reply.pieces > 0 ? reply.pieces : std::max<std::size_t>(1, body.size());
  for (std::size_t begin = 0; begin < body.size(); begin += piece) {
    if (!sendAll(connection, body.substr(begin, piece))) return;
    if (reply.pieces > 0) ::poll(nullptr, 0, glance);
  }
  if (reply.stalls) holdTheLine(connection);
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
