#include "signage/log/log_key.h"

namespace gongshi::signage {
namespace {

using content::bundle::PublicKey;
using content::bundle::SecretKey;

constexpr std::size_t kMostKeyFile = 4096;
constexpr unsigned kOwnerOnly = 0600;
constexpr unsigned kReadOnly = 0444;

Result<SecretKey> make_key(const fs::path& file) {
  SecretKey key = SecretKey::generate();
  GONGSHI_TRY(const std::string text, content::bundle::write_secret_key_file(key, std::nullopt));
  GONGSHI_CHECK(write_file_atomic(file, text, kOwnerOnly));
  return key;
}

Error damaged(const std::string& name) {
  return {Errc::kCorrupt,
          {name + " 已损坏或加了口令，不能为显示记录签名；请移走它，下次启动会生成新密钥",
           name + " is damaged or has a password and cannot sign the display log; move it away, a "
                  "new key is made at the next start"},
          "E2403"};
}

}  // namespace

Result<SecretKey> log_key(const fs::path& folder) {
  const fs::path file = folder / "log.key";
  const auto text = read_file(file, kMostKeyFile);
  auto key = !text && text.error().code == Errc::kNotFound ? make_key(file) : [&] {
    if (!text) return Result<SecretKey>(text.error());
    return content::bundle::parse_secret_key_file(
        *text, [&]() -> Result<std::string> { return damaged(file.string()); });
  }();
  if (!key) return key.error().code == Errc::kIo ? key.error() : damaged(file.string());
  const auto known = log_public_key(folder);
  if (!known || *known != key->public_key()) {
    GONGSHI_CHECK(write_file_atomic(
        folder / "log.pub", content::bundle::write_public_key_file(key->public_key()), kReadOnly));
  }
  return key;
}

Result<PublicKey> log_public_key(const fs::path& folder) {
  GONGSHI_TRY(const std::string text, read_file(folder / "log.pub", kMostKeyFile));
  return content::bundle::parse_public_key_file(text);
}

}  // namespace gongshi::signage
