// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

namespace pomona::test {

template <auto free>
struct OpenSslFree {
  void operator()(auto* object) const { free(object); }
};

/// A key, made afresh, and a certificate for it that it signed itself: whoever does not know the
/// certificate cannot trust it.
class TlsIdentity {
 public:
  /// @param name  whose: "IP:127.0.0.1", "DNS:example.org".
  explicit TlsIdentity(const std::string& name);

  std::string certificate() const;  ///< PEM
  SSL_CTX* context() const { return m_context.get(); }

 private:
  std::unique_ptr<EVP_PKEY, OpenSslFree<EVP_PKEY_free>> m_key;
  std::unique_ptr<X509, OpenSslFree<X509_free>> m_certificate;
  std::unique_ptr<SSL_CTX, OpenSslFree<SSL_CTX_free>> m_context;
};

}  // namespace pomona::test
