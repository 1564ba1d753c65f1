// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <xxhash.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <vector>

#include "base/file.h"

namespace pomona {
namespace {

/// OpenSSL's digests: it is there for SHA-256 already, and knows MD5 as well.
class Digest {
 public:
  explicit Digest(const EVP_MD* algorithm) : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    EVP_DigestInit_ex(m_context.get(), algorithm, nullptr);
  }
  void add(const void* data, std::size_t size) { EVP_DigestUpdate(m_context.get(), data, size); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_context.get(), digest.data(), &size);
    std::string text;
    for (const unsigned char byte : std::span(digest).first(size))
      text += fmt::format("{:02x}", byte);
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

Result<std::string> digestOf(const std::filesystem::path& file, const EVP_MD* algorithm) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::unexpected(systemError(FileAction::Read, file, errno));
  Digest digest(algorithm);
  std::vector<char> piece(std::size_t{1} << 20);
  while (stream) {
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    digest.add(piece.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return std::unexpected(systemError(FileAction::Read, file, EIO));
  return digest.hex();
}

}  // namespace

Result<std::string> sha256File(const std::filesystem::path& file) {
  return digestOf(file, EVP_sha256());
}

Result<std::string> md5File(const std::filesystem::path& file) {
  return digestOf(file, EVP_md5());
}

std::uint64_t fastHash(std::span<const std::byte> bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t fastHash(std::string_view text, std::uint64_t seed) {
  return fastHash(std::as_bytes(std::span(text)), seed);
}

std::string toHex(std::uint64_t value) {
  return fmt::format("{:016x}", value);
}

}  // namespace pomona
