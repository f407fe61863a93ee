#include "content/bundle/key.h"

#include <sodium.h>

#include <algorithm>
#include <span>

#include "content/bundle/minisign_text.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::array<std::uint8_t, 2> kEd25519{'E', 'd'};
constexpr std::array<std::uint8_t, 2> kScrypt{'S', 'c'};
constexpr std::array<std::uint8_t, 2> kNoKdf{0, 0};
constexpr std::array<std::uint8_t, 2> kBlake2b{'B', '2'};
constexpr std::size_t kMaxKeyFile = 1024;
constexpr std::uint64_t kMiB = 1'048'576;

// The 158 bytes of a secret key file, by offset.
constexpr std::size_t kKdfAt = 2;
constexpr std::size_t kChecksumKindAt = 4;
constexpr std::size_t kSaltAt = 6;
constexpr std::size_t kOperationsAt = 38;
constexpr std::size_t kMemoryAt = 46;
constexpr std::size_t kSealedAt = 54;  // id, key, checksum: what the password hides
constexpr std::size_t kKeyInSealed = 8;
constexpr std::size_t kChecksumInSealed = 72;
constexpr std::size_t kSealedSize = 104;
constexpr std::size_t kSecretSize = kSealedAt + kSealedSize;

using Secret = std::array<std::uint8_t, kSecretSize>;
using Bytes = std::span<std::uint8_t>;

void store_le64(Bytes into, std::uint64_t number) {
  for (std::size_t i = 0; i < 8; ++i) into[i] = static_cast<std::uint8_t>(number >> (8 * i));
}

std::uint64_t load_le64(std::span<const std::uint8_t> from) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number |= static_cast<std::uint64_t>(from[i]) << (8 * i);
  return number;
}

/// BLAKE2b-256 over algorithm, id and key: tells a wrong password from a right one.
std::array<std::uint8_t, 32> checksum_of(const Secret& secret) {
  std::array<std::uint8_t, 32> checksum{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, checksum.size());
  crypto_generichash_update(&state, kEd25519.data(), kEd25519.size());
  crypto_generichash_update(&state, secret.data() + kSealedAt, kChecksumInSealed);
  crypto_generichash_final(&state, checksum.data(), checksum.size());
  return checksum;
}

/// Hides or reveals the sealed part: the same act both ways.
Status apply_password(Secret& secret, const std::string& password, KeyCost cost) {
  std::array<std::uint8_t, kSealedSize> stream{};
  const int outcome = crypto_pwhash_scryptsalsa208sha256(
      stream.data(), stream.size(), password.data(), password.size(), secret.data() + kSaltAt,
      cost.operations, cost.memory_bytes);
  if (outcome != 0) {
    return Error{
        Errc::kIo,
        {"内存不足，无法处理密钥口令，需要 " + std::to_string(cost.memory_bytes / kMiB) + " MiB",
         "not enough memory to work with the key's password, " +
             std::to_string(cost.memory_bytes / kMiB) + " MiB are needed"},
        {}};
  }
  for (std::size_t i = 0; i < stream.size(); ++i) secret[kSealedAt + i] ^= stream[i];
  sodium_memzero(stream.data(), stream.size());
  return {};
}

/// The base64 line of a two-line file. minisign itself tolerates a missing last LF; we do not.
std::optional<std::string_view> second_line(std::string_view file) {
  if (file.size() > kMaxKeyFile) return std::nullopt;
  const auto comment = take_line(file);
  if (!comment || !comment->starts_with(kUntrustedPrefix)) return std::nullopt;
  const auto line = take_line(file);
  return file.empty() ? line : std::nullopt;
}

bool part_is(const Secret& secret, std::size_t at, std::span<const std::uint8_t> wanted) {
  return std::ranges::equal(std::span(secret).subspan(at, wanted.size()), wanted);
}

Error not_a_secret_key() {
  return Error{Errc::kCorrupt, {"不是 minisign 私钥文件", "not a minisign secret key file"}, {}};
}

/// Zeroes what it guards on every way out.
class Wipe {
 public:
  explicit Wipe(Bytes bytes) : bytes_(bytes) {}
  Wipe(const Wipe&) = delete;
  Wipe& operator=(const Wipe&) = delete;
  ~Wipe() { sodium_memzero(bytes_.data(), bytes_.size()); }

 private:
  Bytes bytes_;
};

}  // namespace

std::string key_id_text(const KeyId& id) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (std::size_t i = id.size(); i-- > 0;) {
    text += digits[id[i] >> 4U];
    text += digits[id[i] & 15U];
  }
  return text;
}

std::string PublicKey::text() const {
  std::array<std::uint8_t, 42> packed{};
  auto end = std::ranges::copy(kEd25519, packed.begin()).out;
  end = std::ranges::copy(id, end).out;
  std::ranges::copy(bytes, end);
  return base64_text(packed);
}

std::optional<PublicKey> PublicKey::from_text(std::string_view text) {
  std::array<std::uint8_t, 42> packed{};
  if (!base64_bytes(text, packed)) return std::nullopt;
  const std::span<const std::uint8_t> view = packed;
  if (!std::ranges::equal(view.first(2), kEd25519)) return std::nullopt;
  PublicKey key;
  std::ranges::copy(view.subspan(2, 8), key.id.begin());
  std::ranges::copy(view.subspan(10), key.bytes.begin());
  return key;
}

SecretKey SecretKey::generate() {
  ready_sodium();
  KeyId id{};
  std::array<std::uint8_t, 32> public_bytes{};
  std::array<std::uint8_t, 64> bytes{};
  const Wipe wipe(bytes);
  randombytes_buf(id.data(), id.size());
  crypto_sign_keypair(public_bytes.data(), bytes.data());
  return {id, bytes};
}

SecretKey::SecretKey(SecretKey&& other) noexcept : id_(other.id_), bytes_(other.bytes_) {
  sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

SecretKey::~SecretKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

PublicKey SecretKey::public_key() const {
  PublicKey key{id_, {}};
  std::ranges::copy(std::span(bytes_).subspan(32), key.bytes.begin());
  return key;
}

Result<PublicKey> parse_public_key_file(std::string_view file) {
  const auto line = second_line(file);
  const auto key = line ? PublicKey::from_text(*line) : std::nullopt;
  if (!key) {
    return Error{Errc::kCorrupt, {"不是 minisign 公钥文件", "not a minisign public key file"}, {}};
  }
  return *key;
}

std::string write_public_key_file(const PublicKey& key) {
  return std::string(kUntrustedPrefix) + "minisign public key " + key_id_text(key.id) + "\n" +
         key.text() + "\n";
}

Result<SecretKey> parse_secret_key_file(std::string_view file, const AskPassword& ask) {
  ready_sodium();
  Secret secret{};
  const Wipe wipe(secret);
  const auto line = second_line(file);
  if (!line || !base64_bytes(*line, secret) || !part_is(secret, 0, kEd25519) ||
      !part_is(secret, kChecksumKindAt, kBlake2b)) {
    return not_a_secret_key();
  }
  if (part_is(secret, kKdfAt, kScrypt)) {
    const KeyCost cost{load_le64(std::span(secret).subspan(kOperationsAt, 8)),
                       load_le64(std::span(secret).subspan(kMemoryAt, 8))};
    if (cost.operations > kOfficeCost.operations || cost.memory_bytes > kOfficeCost.memory_bytes) {
      return Error{Errc::kRejected,
                   {"私钥文件要求的口令运算量超过上限",
                    "the secret key file asks for more password work than the limit"},
                   {}};
    }
    GONGSHI_TRY(std::string password, ask());
    const Status revealed = apply_password(secret, password, cost);
    sodium_memzero(password.data(), password.size());
    GONGSHI_CHECK(revealed);
    if (!part_is(secret, kSealedAt + kChecksumInSealed, checksum_of(secret))) {
      return Error{Errc::kRejected, {"私钥口令不对", "wrong password for the secret key"}, {}};
    }
  } else if (!part_is(secret, kKdfAt, kNoKdf)) {
    return not_a_secret_key();
  }

  KeyId id{};
  std::ranges::copy(std::span(secret).subspan(kSealedAt, id.size()), id.begin());
  std::array<std::uint8_t, 64> bytes{};
  const Wipe wipe_bytes(bytes);
  std::ranges::copy(std::span(secret).subspan(kSealedAt + kKeyInSealed, bytes.size()),
                    bytes.begin());
  // An unencrypted file has no checksum (minisign leaves zeroes); the halves must fit each other.
  std::array<std::uint8_t, 32> public_bytes{};
  std::array<std::uint8_t, 64> derived{};
  const Wipe wipe_derived(derived);
  crypto_sign_seed_keypair(public_bytes.data(), derived.data(), bytes.data());
  if (derived != bytes) return not_a_secret_key();
  return SecretKey(id, bytes);
}

Result<std::string> write_secret_key_file(const SecretKey& key,
                                          const std::optional<std::string>& password,
                                          KeyCost cost) {
  ready_sodium();
  Secret secret{};
  const Wipe wipe(secret);
  const Bytes view = secret;
  std::ranges::copy(kEd25519, view.begin());
  std::ranges::copy(password ? kScrypt : kNoKdf, view.subspan(kKdfAt).begin());
  std::ranges::copy(kBlake2b, view.subspan(kChecksumKindAt).begin());
  std::ranges::copy(key.id(), view.subspan(kSealedAt).begin());
  std::ranges::copy(key.bytes(), view.subspan(kSealedAt + kKeyInSealed).begin());
  if (password) {
    randombytes_buf(view.subspan(kSaltAt).data(), crypto_pwhash_scryptsalsa208sha256_SALTBYTES);
    store_le64(view.subspan(kOperationsAt), cost.operations);
    store_le64(view.subspan(kMemoryAt), cost.memory_bytes);
    std::ranges::copy(checksum_of(secret), view.subspan(kSealedAt + kChecksumInSealed).begin());
    GONGSHI_CHECK(apply_password(secret, *password, cost));
  }
  return std::string(kUntrustedPrefix) + "minisign encrypted secret key\n" + base64_text(secret) +
         "\n";
}

}  // namespace gongshi::content::bundle
