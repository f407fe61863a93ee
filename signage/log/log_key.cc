#include "signage/log/log_key.h"

#include <algorithm>
#include <vector>

namespace gongshi::signage {
namespace {

using content::bundle::PublicKey;
using content::bundle::SecretKey;

constexpr const char* kSecret = "log.key";
constexpr const char* kPublic = "log.pub";
constexpr std::size_t kMostKeyFile = 4096;
constexpr std::size_t kMostFormerKeys = 16;  // that are looked through
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
          {name + " 已损坏或加了口令，不能为显示记录签名；请把它改名为 log.key.old，下次启动会生成"
                  "新密钥",
           name + " is damaged or has a password and cannot sign the display log; rename it to "
                  "log.key.old, a new key is made at the next start"},
          "E2403"};
}

Result<SecretKey> secret_in(const fs::path& file) {
  const auto text = read_file(file, kMostKeyFile);
  if (!text) return text.error();
  auto key = content::bundle::parse_secret_key_file(
      *text, [&]() -> Result<std::string> { return damaged(file.string()); });
  if (!key) return key.error().code == Errc::kIo ? key.error() : damaged(file.string());
  return key;
}

/// The secret half of `wanted`, when somebody has put it aside; other files of that name are
/// nothing to us.
std::optional<SecretKey> put_aside(const fs::path& folder, const PublicKey& wanted) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(std::string(kSecret) + ".")) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  if (files.size() > kMostFormerKeys) files.resize(kMostFormerKeys);
  for (const fs::path& file : files) {
    auto key = secret_in(file);
    if (key && key->public_key() == wanted) return *std::move(key);
  }
  return std::nullopt;
}

}  // namespace

Result<LogKey> log_key(const fs::path& folder) {
  const fs::path file = folder / kSecret;
  auto there = secret_in(file);
  const bool made = !there && there.error().code == Errc::kNotFound;
  auto key = made ? make_key(file) : std::move(there);
  if (!key) return key.error();
  LogKey found{*std::move(key)};
  const auto told = log_public_key(folder);
  if (!told) {
    found.is_new = made;
    return found;
  }
  if (*told == found.key.public_key()) return found;
  found.is_new = true;
  found.former = *told;
  if (auto secret = put_aside(folder, *told)) found.former_secret.emplace(*std::move(secret));
  return found;
}

Status publish_log_key(const fs::path& folder, const PublicKey& key) {
  const auto told = log_public_key(folder);
  if (told && *told == key) return {};
  if (told) {
    const fs::path kept =
        folder / (std::string(kPublic) + "." + content::bundle::key_id_text(told->id));
    GONGSHI_CHECK(
        write_file_atomic(kept, content::bundle::write_public_key_file(*told), kReadOnly));
  }
  return write_file_atomic(folder / kPublic, content::bundle::write_public_key_file(key),
                           kReadOnly);
}

Result<PublicKey> log_public_key(const fs::path& folder) {
  GONGSHI_TRY(const std::string text, read_file(folder / kPublic, kMostKeyFile));
  return content::bundle::parse_public_key_file(text);
}

}  // namespace gongshi::signage
