#include "content/bundle/hash.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <new>

#include "drivers/os/file.h"

namespace gongshi::content::bundle {

std::string Hash::hex() const {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::optional<Hash> Hash::from_hex(std::string_view text) {
  Hash hash;
  if (text.size() != hash.bytes.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    unsigned digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<unsigned>(c - 'a') + 10;
    } else {
      return std::nullopt;
    }
    std::uint8_t& byte = hash.bytes[i / 2];
    const unsigned upper = byte;
    byte = static_cast<std::uint8_t>((upper << 4U) | digit);
  }
  return hash;
}

Hash sha256(std::span<const std::byte> bytes) {
  Hasher hasher;
  hasher.add(bytes);
  return hasher.finish();
}

Hash sha256(std::string_view bytes) {
  return sha256(as_bytes(bytes));
}

// EVP fails here only without memory or without SHA-256 in the library: neither is a state to
// go on from.
Hasher::Hasher() : context_(EVP_MD_CTX_new()) {
  if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) std::abort();
}

void Hasher::add(std::span<const std::byte> bytes) {
  if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1) std::abort();
}

Hash Hasher::finish() {
  Hash hash;
  if (EVP_DigestFinal_ex(context_.get(), hash.bytes.data(), nullptr) != 1) std::abort();
  return hash;
}

void Hasher::FreeContext::operator()(evp_md_ctx_st* context) const noexcept {
  EVP_MD_CTX_free(context);
}

}  // namespace gongshi::content::bundle
