// Mounter: a small child of the service, the only part of it that may mount.
//
//   service (user gongshi-sync, no rights) ── "open /dev/sdb1" ──▶ [mounter] (CAP_SYS_ADMIN only)
//                                          ◀── descriptor of a detached mount ──
//
// The child is forked while the service is still root and small; then the service gives up its
// rights for good (privileges.h). The child believes nothing it is told: it checks the name, the
// device and the port itself, and opens nothing but sticks. It ends when the service does.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "content/store/stick/block_device.h"
#include "content/store/stick/detached_mount.h"
#include "drivers/os/fd.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

struct MounterRules {
  DeviceRules devices{};
  std::vector<FileSystem> file_systems = stick_file_systems();
  bool may_write = false;  // the site lets receipts be carried out
  uid_t owner = 0;         // of the files written
};

class Mounter {
 public:
  /// Forks the child. Call it as root, with one thread and before the network is touched.
  [[nodiscard]] static Result<std::unique_ptr<Mounter>> start(const MounterRules& rules);
  /// The child sees the other end close and ends.
  ~Mounter();
  Mounter(const Mounter&) = delete;
  Mounter& operator=(const Mounter&) = delete;

  /// The root of the stick's file system; it is let go when this and all that was opened below it
  /// closes. Errors as of open_stick_device() and mount_detached(); kClosed: the child has ended;
  /// kTimeout: it does not answer.
  [[nodiscard]] Result<Fd> open(const std::string& device, Access access);

  [[nodiscard]] pid_t process() const { return child_; }

 private:
  Mounter(Fd channel, pid_t child) : channel_(std::move(channel)), child_(child) {}

  Fd channel_;
  pid_t child_;
  std::uint32_t asked_ = 0;  // a late answer to an earlier question is none
};

}  // namespace gongshi::content::store
