// Signature: one minisign signature file, prehashed: Ed25519 over BLAKE2b-512 of the signed file.
//
//   untrusted comment: signature from minisign secret key
//   base64("ED" key-id(8) signature(64))
//   trusted comment: timestamp:…
//   base64(signature over signature(64) and the trusted comment's text)
//
// The first line is the only one that nothing signs, so it is fixed: it is what minisign writes by
// itself, and no byte of a signed bundle can change unnoticed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/key.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

inline constexpr std::size_t kMaxSignatureFile = 1024;
inline constexpr std::size_t kMaxSignatures = 8;  // files per document

/// BLAKE2b-512 of a document: what is signed. Made once, used for every signature and key.
using Prehash = std::array<std::uint8_t, 64>;
[[nodiscard]] Prehash prehash(std::string_view document);

struct Signature {
  KeyId key_id{};
  std::array<std::uint8_t, 64> over_document{};
  std::string trusted_comment;
  std::array<std::uint8_t, 64> over_comment{};

  /// Exactly the four lines above. Errc::kCorrupt otherwise, and for the old tag "Ed".
  [[nodiscard]] static Result<Signature> parse(std::string_view file);
  [[nodiscard]] std::string text() const;

  /// Key id, document and trusted comment all fit `key`: what `minisign -V` asks too.
  [[nodiscard]] bool verifies(const Prehash& document, const PublicKey& key) const;
};

/// `trusted_comment` is one line for people, e.g. "timestamp:1795329795\tfile:manifest\thashed".
[[nodiscard]] Signature sign(const Prehash& document, const SecretKey& key,
                             std::string trusted_comment);

/// A document as it came, with the signature files that came with it. Borrowed bytes; trusted for
/// nothing until signers() says so.
struct SignedDocument {
  std::string_view text;
  std::vector<std::string_view> signatures;
};

/// A signature that verifies, and whose it is.
struct KeySignature {
  PublicKey key;
  Signature signature;
};

/// The first valid signature of each of `keys`, as signers() finds them.
[[nodiscard]] std::vector<KeySignature> valid_signatures(const SignedDocument& document,
                                                         std::span<const PublicKey> keys);

/// Which of `keys` have signed: distinct public keys, in the order of `keys`. Files that do not
/// parse or verify count for nothing, nor do files after the eighth.
[[nodiscard]] std::vector<PublicKey> signers(const SignedDocument& document,
                                             std::span<const PublicKey> keys);

}  // namespace gongshi::content::bundle
