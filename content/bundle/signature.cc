#include "content/bundle/signature.h"

#include <sodium.h>

#include <algorithm>

#include "content/bundle/minisign_text.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::array<std::uint8_t, 2> kPrehashed{'E', 'D'};
constexpr std::string_view kFirstLine = "untrusted comment: signature from minisign secret key";

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// What the second signature covers.
std::string comment_message(const Signature& signature) {
  const std::string signed_bytes(signature.over_document.begin(), signature.over_document.end());
  return signed_bytes + signature.trusted_comment;
}

}  // namespace

Prehash prehash(std::string_view document) {
  ready_sodium();
  Prehash digest{};
  crypto_generichash(digest.data(), digest.size(), bytes_of(document), document.size(), nullptr, 0);
  return digest;
}

Result<Signature> Signature::parse(std::string_view file) {
  const Error malformed{Errc::kCorrupt,
                        {"不是本格式接受的 minisign 签名文件",
                         "not a minisign signature file as the format wants it"},
                        {}};
  if (file.size() > kMaxSignatureFile) return malformed;
  const auto first = take_line(file);
  const auto second = take_line(file);
  const auto third = take_line(file);
  const auto fourth = take_line(file);
  if (!first || !second || !third || !fourth || !file.empty()) return malformed;
  if (*first != kFirstLine || !third->starts_with(kTrustedPrefix)) return malformed;

  Signature signature;
  std::array<std::uint8_t, 74> packed{};
  if (!base64_bytes(*second, packed) || !base64_bytes(*fourth, signature.over_comment)) {
    return malformed;
  }
  const std::span<const std::uint8_t> view = packed;
  if (!std::ranges::equal(view.first(2), kPrehashed)) return malformed;
  std::ranges::copy(view.subspan(2, 8), signature.key_id.begin());
  std::ranges::copy(view.subspan(10), signature.over_document.begin());
  signature.trusted_comment = third->substr(kTrustedPrefix.size());
  return signature;
}

std::string Signature::text() const {
  std::array<std::uint8_t, 74> packed{};
  auto end = std::ranges::copy(kPrehashed, packed.begin()).out;
  end = std::ranges::copy(key_id, end).out;
  std::ranges::copy(over_document, end);
  return std::string(kFirstLine) + "\n" + base64_text(packed) + "\n" + std::string(kTrustedPrefix) +
         trusted_comment + "\n" + base64_text(over_comment) + "\n";
}

bool Signature::verifies(const Prehash& document, const PublicKey& key) const {
  if (key_id != key.id) return false;
  if (crypto_sign_verify_detached(over_document.data(), document.data(), document.size(),
                                  key.bytes.data()) != 0) {
    return false;
  }
  const std::string message = comment_message(*this);
  return crypto_sign_verify_detached(over_comment.data(), bytes_of(message), message.size(),
                                     key.bytes.data()) == 0;
}

Signature sign(const Prehash& document, const SecretKey& key, std::string trusted_comment) {
  ready_sodium();
  Signature signature;
  signature.key_id = key.id();
  signature.trusted_comment = std::move(trusted_comment);
  crypto_sign_detached(signature.over_document.data(), nullptr, document.data(), document.size(),
                       key.bytes().data());
  const std::string message = comment_message(signature);
  crypto_sign_detached(signature.over_comment.data(), nullptr, bytes_of(message), message.size(),
                       key.bytes().data());
  return signature;
}

std::vector<KeySignature> valid_signatures(const SignedDocument& document,
                                           std::span<const PublicKey> keys) {
  const Prehash digest = prehash(document.text);
  std::vector<Signature> signatures;
  for (const std::string_view file :
       std::span(document.signatures).first(std::min(document.signatures.size(), kMaxSignatures))) {
    if (auto signature = Signature::parse(file)) signatures.push_back(*std::move(signature));
  }
  std::vector<KeySignature> found;
  for (const PublicKey& key : keys) {
    const bool known = std::ranges::any_of(
        found, [&](const KeySignature& other) { return other.key.bytes == key.bytes; });
    if (known) continue;
    const auto valid = std::ranges::find_if(
        signatures, [&](const Signature& one) { return one.verifies(digest, key); });
    if (valid != signatures.end()) found.push_back({key, *valid});
  }
  return found;
}

std::vector<PublicKey> signers(const SignedDocument& document, std::span<const PublicKey> keys) {
  std::vector<PublicKey> found;
  for (KeySignature& one : valid_signatures(document, keys)) found.push_back(one.key);
  return found;
}

}  // namespace gongshi::content::bundle
