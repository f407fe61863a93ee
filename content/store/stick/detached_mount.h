// A file system that is mounted nowhere: opened through the new mount interface, reached through
// one descriptor only, and gone when the last descriptor into it closes.
//
// No devices, no programs, no set-uid, no symbolic links; read-only unless asked otherwise.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

struct FileSystem {
  std::string type;                                            // "vfat"
  std::vector<std::pair<std::string, std::string>> options{};  // "utf8" = "1"
  bool has_owners = false;  // files have owners of their own; otherwise the mount names one
};

/// What a stick may be formatted with.
[[nodiscard]] const std::vector<FileSystem>& stick_file_systems();

enum class Access { kRead, kWrite };

/// Mounts `device` as the first of `allowed` that it holds. `owner` owns the files of a file system
/// without owners when it is opened for writing. Needs CAP_SYS_ADMIN.
/// Errc::kRejected: it holds none of them. kIo: the device failed.
[[nodiscard]] Result<Fd> mount_detached(const fs::path& device, std::span<const FileSystem> allowed,
                                        Access access, uid_t owner);

}  // namespace gongshi::content::store
