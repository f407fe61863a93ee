#include "content/store/report/carried_opinion.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "content/bundle/signature.h"
#include "content/feedback/seal.h"

namespace gongshi::content::store {
namespace {

constexpr unsigned kMode = 0644;

/// Without a rename: a stick takes 500 of them, and what a pulled out one holds by halves is not
/// dropped from the outbox.
Status write_synced(const fs::path& path, std::string_view bytes) {
  const Fd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, kMode));
  if (!file) return os_error(errno, {"写 U 盘", "cannot write to the stick"});
  GONGSHI_CHECK(write_all(file.get(), as_bytes(bytes), path));
  if (::fsync(file.get()) != 0) return os_error(errno, {"写 U 盘", "cannot write to the stick"});
  return {};
}

}  // namespace

Result<CarriedOpinion> take_opinion(const fs::path& outbox, const std::string& name,
                                    const bundle::SecretKey& device_key) {
  const Error none{
      Errc::kCorrupt, {name + " 不是封好的意见", name + " is not a sealed opinion"}, {}};
  // A link under a right name is no failure of the disk: it must not stop what lies beside it.
  std::error_code unseen;
  const fs::file_type type = fs::symlink_status(outbox / name, unseen).type();
  if (type != fs::file_type::regular && type != fs::file_type::not_found) return none;
  GONGSHI_TRY(std::string sealed, read_file(outbox / name, feedback::kSealedBytes));
  if (!feedback::looks_sealed(sealed)) return none;
  // No time in the comment: when it was carried is nobody's business.
  std::string signature =
      bundle::sign(bundle::prehash(sealed), device_key, "file:" + name + "\thashed").text();
  return CarriedOpinion{name, std::move(sealed), std::move(signature)};
}

Status drop_opinion(const fs::path& outbox, const std::string& name) {
  const fs::path path = outbox / name;
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
  return os_error(errno, {"删除已送出的意见 " + name + " ", "cannot remove " + name});
}

Status lay_down(const CarriedOpinion& opinion, const fs::path& folder) {
  GONGSHI_CHECK(write_synced(folder / (opinion.name + ".minisig"), opinion.signature));
  return write_synced(folder / opinion.name, opinion.sealed);
}

}  // namespace gongshi::content::store
