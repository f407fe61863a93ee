// Key: Ed25519 keys in minisign's form, and the files they live in.
//
// Layouts from minisign's manual (jedisct1.github.io/minisign, "Signature format", "Public key
// format", "Secret key format"); `minisign` reads what is written here and the other way round.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// A hint that helps to find the key, chosen freely by whoever made it; proves nothing.
using KeyId = std::array<std::uint8_t, 8>;

/// "5106A583DB0BDE46", as minisign prints it: the bytes read as a little-endian number.
[[nodiscard]] std::string key_id_text(const KeyId& id);

struct PublicKey {
  KeyId id{};
  std::array<std::uint8_t, 32> bytes{};

  /// 56 base64 characters: "Ed", id, bytes.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] static std::optional<PublicKey> from_text(std::string_view text);

  bool operator==(const PublicKey&) const = default;
};

/// Wiped from memory when it goes.
class SecretKey {
 public:
  /// A new key from the system's random source.
  [[nodiscard]] static SecretKey generate();
  SecretKey(const KeyId& id, const std::array<std::uint8_t, 64>& bytes) : id_(id), bytes_(bytes) {}
  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&&) = delete;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  [[nodiscard]] const KeyId& id() const { return id_; }
  /// Seed and public key, as libsodium keeps them.
  [[nodiscard]] const std::array<std::uint8_t, 64>& bytes() const { return bytes_; }
  [[nodiscard]] PublicKey public_key() const;

 private:
  KeyId id_;
  std::array<std::uint8_t, 64> bytes_;
};

/// Two lines: a comment, and PublicKey::text(). Errc::kCorrupt otherwise.
[[nodiscard]] Result<PublicKey> parse_public_key_file(std::string_view file);
[[nodiscard]] std::string write_public_key_file(const PublicKey& key);

/// How hard a password is to guess: scrypt's operations and bytes.
struct KeyCost {
  std::uint64_t operations;
  std::uint64_t memory_bytes;
};
/// What minisign uses (libsodium's "sensitive"): 1 GiB and some seconds.
inline constexpr KeyCost kOfficeCost{33'554'432, 1'073'741'824};

/// Asked at most once, and only when the file is encrypted.
using AskPassword = std::function<Result<std::string>()>;

/// Errc::kCorrupt   not a minisign secret key file
/// Errc::kRejected  wrong password, or a cost above kOfficeCost
[[nodiscard]] Result<SecretKey> parse_secret_key_file(std::string_view file,
                                                      const AskPassword& ask);

/// Encrypted with `password`; unencrypted without one. Errc::kIo: not enough memory for `cost`.
[[nodiscard]] Result<std::string> write_secret_key_file(const SecretKey& key,
                                                        const std::optional<std::string>& password,
                                                        KeyCost cost = kOfficeCost);

}  // namespace gongshi::content::bundle
