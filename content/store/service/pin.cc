#include "content/store/service/pin.h"

#include <grp.h>
#include <pwd.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "content/bundle/minisign_text.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kLeastDigits = 4;
constexpr std::size_t kMostDigits = 12;
constexpr unsigned long long kOperations = 3;
constexpr std::size_t kMemory = std::size_t{16} << 20;

}  // namespace

Status check_pin(std::string_view pin) {
  const bool digits = pin.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits && pin.size() >= kLeastDigits && pin.size() <= kMostDigits) return {};
  return Error{
      Errc::kUsage, {"维护密码应为 4 到 12 位数字", "a maintenance PIN has 4 to 12 digits"}, {}};
}

Result<std::string> hash_pin(std::string_view pin) {
  bundle::ready_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), kOperations, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return os_error(ENOMEM, {"计算维护密码的散列值", "cannot hash the PIN"});
  }
  return std::string(hash.data());
}

bool pin_matches(const std::string& hash, std::string_view pin) {
  bundle::ready_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

Status write_pin_file(const fs::path& path, std::string_view pin, const std::string& updater_user) {
  GONGSHI_CHECK(check_pin(pin));
  GONGSHI_TRY(const std::string hash, hash_pin(pin));
  GONGSHI_CHECK(write_file_atomic(path, hash + "\n", 0640));
  const passwd* updater = ::geteuid() == 0 ? ::getpwnam(updater_user.c_str()) : nullptr;
  if (updater == nullptr || ::chown(path.c_str(), 0, updater->pw_gid) == 0) return {};
  const std::string name = path.string();
  return os_error(errno, {"设置 " + name + " 的属组 ", "cannot set the group of " + name});
}

Result<std::string> read_pin_file(const fs::path& path) {
  GONGSHI_TRY(std::string hash, read_file(path, crypto_pwhash_STRBYTES));
  if (hash.ends_with('\n')) hash.pop_back();
  if (hash.starts_with(crypto_pwhash_argon2id_STRPREFIX)) return hash;
  const std::string name = path.string();
  return Error{Errc::kCorrupt,
               {name + " 中不是维护密码，请运行 gongshi-sync pin 重新设置",
                name + " holds no PIN; set it again with gongshi-sync pin"},
               {}};
}

}  // namespace gongshi::content::store
