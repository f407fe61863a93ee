#include "content/store/report/device_key.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kKeyFileCap = 4096;
constexpr unsigned kOwnerOnly = 0600;
constexpr unsigned kReadOnly = 0444;

Result<bundle::SecretKey> make_key(Disk& disk, const Layout& layout) {
  bundle::SecretKey key = bundle::SecretKey::generate();
  GONGSHI_TRY(const std::string file, bundle::write_secret_key_file(key, std::nullopt));
  GONGSHI_CHECK(disk.replace(layout.staging(), layout.device_key(), file, kOwnerOnly));
  return key;
}

Result<bundle::SecretKey> read_or_make(Disk& disk, const Layout& layout) {
  const auto file = read_file(layout.device_key(), kKeyFileCap);
  if (!file && file.error().code == Errc::kNotFound) return make_key(disk, layout);
  GONGSHI_CHECK(file);
  auto key = bundle::parse_secret_key_file(*file, [&layout]() -> Result<std::string> {
    const std::string name = layout.device_key().string();
    return Error{Errc::kCorrupt,
                 {name + " 加了口令，设备无法使用", name + " has a password; a device has none"},
                 {}};
  });
  if (key) return key;
  const std::string name = layout.device_key().string();
  return Error{Errc::kCorrupt,
               {name + " 已损坏，不能签回执；请删去它，下次会生成新密钥，再把新公钥告知公示办公室",
                name + " is damaged and cannot sign receipts; remove it, a new key is made next "
                       "time, and tell the office its public key"},
               {}};
}

}  // namespace

Result<bundle::SecretKey> device_key(Disk& disk, const Layout& layout) {
  GONGSHI_TRY(bundle::SecretKey key, read_or_make(disk, layout));
  const auto known = device_public_key(layout);
  if (!known || *known != key.public_key()) {
    GONGSHI_CHECK(disk.replace(layout.staging(), layout.device_pub(),
                               bundle::write_public_key_file(key.public_key()), kReadOnly));
  }
  return key;
}

Result<bundle::PublicKey> device_public_key(const Layout& layout) {
  GONGSHI_TRY(const std::string file, read_file(layout.device_pub(), kKeyFileCap));
  return bundle::parse_public_key_file(file);
}

std::string device_list_line(std::string_view device, const bundle::PublicKey& key) {
  return std::string(device) + " " + key.text();
}

}  // namespace gongshi::content::store
