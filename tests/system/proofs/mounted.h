// Mounted: a file system of the proof's own, gone with the object, and with the process however it
// ends: mounts lie in a mount namespace of its own, and a loop device goes with its mount.
#pragma once

#include <string>

#include "drivers/os/file.h"

namespace gongshi::test {

/// Moves this process into a mount namespace of its own. Throws Skipped without root.
void leave_mount_namespace();

/// An ext4 image of `mib` MiB in the file `image`.
void make_ext4(const fs::path& image, unsigned mib);

class Mounted {
 public:
  /// mount -t `type` -o `options` `source` `folder`; the folder is made. Throws Skipped when this
  /// machine does not offer it.
  Mounted(const std::string& type, const std::string& options, const fs::path& source,
          const fs::path& folder);
  ~Mounted();
  Mounted(const Mounted&) = delete;
  Mounted& operator=(const Mounted&) = delete;

  [[nodiscard]] const fs::path& folder() const { return folder_; }
  /// mount -o remount,`options`.
  void remount(const std::string& options) const;

 private:
  fs::path folder_;
};

/// A copy of the bytes that are there, holes left as holes.
void copy_sparse(const fs::path& from, const fs::path& to);

}  // namespace gongshi::test
