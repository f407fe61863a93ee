#include "content/store/stick/detached_mount.h"

#include <fcntl.h>
#include <sys/mount.h>

#include <cerrno>

// Of Linux 5.14; younger than some C libraries.
#ifndef MOUNT_ATTR_NOSYMFOLLOW
#define MOUNT_ATTR_NOSYMFOLLOW 0x00200000
#endif

namespace gongshi::content::store {
namespace {

constexpr unsigned kInert =
    MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOSYMFOLLOW;

bool set_string(const Fd& context, const std::string& key, const std::string& value) {
  return ::fsconfig(context.get(), FSCONFIG_SET_STRING, key.c_str(), value.c_str(), 0) == 0;
}

/// The mount, or an invalid descriptor with errno.
Fd mount_as(const fs::path& device, const FileSystem& file_system, Access access, uid_t owner) {
  const Fd context(::fsopen(file_system.type.c_str(), FSOPEN_CLOEXEC));
  if (!context || !set_string(context, "source", device.string())) return {};
  for (const auto& [key, value] : file_system.options) {
    if (!set_string(context, key, value)) return {};
  }
  if (access == Access::kRead) {
    if (::fsconfig(context.get(), FSCONFIG_SET_FLAG, "ro", nullptr, 0) != 0) return {};
  } else if (!file_system.has_owners && !set_string(context, "uid", std::to_string(owner))) {
    return {};
  }
  if (::fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) != 0) return {};
  const unsigned attributes = access == Access::kRead ? kInert | MOUNT_ATTR_RDONLY : kInert;
  return Fd(::fsmount(context.get(), FSMOUNT_CLOEXEC, attributes));
}

/// The device holds something else, or this kernel does not know the file system.
bool is_other_file_system(int error_number) {
  return error_number == EINVAL || error_number == ENODEV || error_number == EUCLEAN;
}

}  // namespace

const std::vector<FileSystem>& stick_file_systems() {
  // Names in Chinese come out as they are, whatever the kernel was built to assume.
  static const std::vector<FileSystem> allowed = {{"vfat", {{"utf8", "1"}}},
                                                  {"exfat", {{"iocharset", "utf8"}}}};
  return allowed;
}

Result<Fd> mount_detached(const fs::path& device, std::span<const FileSystem> allowed,
                          Access access, uid_t owner) {
  for (const FileSystem& file_system : allowed) {
    Fd mount = mount_as(device, file_system, access, owner);
    if (mount) return mount;
    if (!is_other_file_system(errno)) {
      return os_error(errno, {"打开 U 盘", "cannot open the stick"});
    }
  }
  return Error{Errc::kRejected,
               {"U 盘的格式不对，请用 FAT 或 exFAT 格式的 U 盘",
                "the stick is not formatted as FAT or exFAT; use one that is"},
               {}};
}

}  // namespace gongshi::content::store
