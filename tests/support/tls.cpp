// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tls.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace pomona::test {
namespace {

constexpr long day = 24 * 60 * 60;

void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL makes no certificate");
}

}  // namespace

TlsIdentity::TlsIdentity(const std::string& name)
    : m_key(EVP_EC_gen("P-256")), m_certificate(X509_new()), m_context(SSL_CTX_new(TLS_method())) {
  require(m_key && m_certificate && m_context);
  X509* certificate = m_certificate.get();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -day);
  X509_gmtime_adj(X509_getm_notAfter(certificate), day);
  X509_set_pubkey(certificate, m_key.get());
  X509_NAME* subject = X509_get_subject_name(certificate);
  const auto* words = reinterpret_cast<const unsigned char*>("Pomona's tests");
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, words, -1, -1, 0);
  X509_set_issuer_name(certificate, subject);
  const std::unique_ptr<X509_EXTENSION, OpenSslFree<X509_EXTENSION_free>> names(
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name.c_str()));
  require(names && X509_add_ext(certificate, names.get(), -1) == 1);
  require(X509_sign(certificate, m_key.get(), EVP_sha256()) > 0);
  require(SSL_CTX_use_certificate(context(), certificate) == 1);
  require(SSL_CTX_use_PrivateKey(context(), m_key.get()) == 1);
}

std::string TlsIdentity::certificate() const {
  const std::unique_ptr<BIO, OpenSslFree<BIO_free_all>> memory(BIO_new(BIO_s_mem()));
  require(memory && PEM_write_bio_X509(memory.get(), m_certificate.get()) == 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace pomona::test
