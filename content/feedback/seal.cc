#include "content/feedback/seal.h"

#include <sodium.h>

#include <optional>

#include "content/bundle/minisign_text.h"

namespace gongshi::content::feedback {
namespace {

constexpr std::string_view kHead = "gongshi-sealed-opinion 1 ";
constexpr std::size_t kIdDigits = 16;
static_assert(kSealHeadBytes == kHead.size() + kIdDigits + 1);
static_assert(kSealOverhead == crypto_box_SEALBYTES);

using BoxKey = std::array<unsigned char, crypto_box_PUBLICKEYBYTES>;

std::optional<BoxKey> box_key(const bundle::PublicKey& key) {
  bundle::ready_sodium();
  BoxKey box{};
  if (crypto_sign_ed25519_pk_to_curve25519(box.data(), key.bytes.data()) != 0) return std::nullopt;
  return box;
}

unsigned char* bytes_of(char* text) {
  return reinterpret_cast<unsigned char*>(text);
}
const unsigned char* bytes_of(const char* text) {
  return reinterpret_cast<const unsigned char*>(text);
}

bool is_key_id(std::string_view text) {
  return text.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

}  // namespace

bool can_seal_to(const bundle::PublicKey& key) {
  return box_key(key).has_value();
}

bool looks_sealed(std::string_view sealed) {
  return sealed.size() == kSealedBytes && sealed.starts_with(kHead) &&
         is_key_id(sealed.substr(kHead.size(), kIdDigits)) && sealed[kSealHeadBytes - 1] == '\n';
}

Result<std::string> seal(const Opinion& opinion, const bundle::PublicKey& key) {
  const auto box = box_key(key);
  if (!box) {
    return Error{Errc::kConfig,
                 {"意见公钥不可用，请办公室重新生成",
                  "the key for opinions cannot be used; the office must make a new one"},
                 {}};
  }
  GONGSHI_TRY(const OpinionDocument document, write_document(opinion));
  std::string sealed = std::string(kHead) + bundle::key_id_text(key.id) + "\n";
  sealed.resize(kSealedBytes);
  if (crypto_box_seal(bytes_of(sealed.data() + kSealHeadBytes), bytes_of(document.view().data()),
                      document.view().size(), box->data()) != 0) {
    return Error{Errc::kConfig,
                 {"意见没有封好，没有发出", "the opinion could not be sealed and was not sent"},
                 {}};
  }
  return sealed;
}

Result<Opinion> open(std::string_view sealed, const bundle::SecretKey& key) {
  if (!looks_sealed(sealed)) {
    return Error{Errc::kCorrupt, {"不是封好的意见", "not a sealed opinion"}, {}};
  }
  const std::string other(sealed.substr(kHead.size(), kIdDigits));
  if (other != bundle::key_id_text(key.id())) {
    return Error{
        Errc::kRejected, {"封给了另一把密钥 " + other, "sealed to another key, " + other}, {}};
  }
  const bundle::PublicKey public_key = key.public_key();
  const auto box = box_key(public_key);
  WipedText<crypto_box_SECRETKEYBYTES> secret;
  char* const into = secret.resize(crypto_box_SECRETKEYBYTES);
  OpinionDocument document;
  char* const opened = document.resize(kDocumentBytes);
  const std::string_view inside = sealed.substr(kSealHeadBytes);
  if (!box || crypto_sign_ed25519_sk_to_curve25519(bytes_of(into), key.bytes().data()) != 0 ||
      crypto_box_seal_open(bytes_of(opened), bytes_of(inside.data()), inside.size(), box->data(),
                           bytes_of(secret.view().data())) != 0) {
    return Error{Errc::kRejected,
                 {"打不开：在路上被改动过，或不是用这把密钥封的",
                  "does not open: changed on the way, or not sealed to this key"},
                 {}};
  }
  return parse_document(document.view());
}

}  // namespace gongshi::content::feedback
