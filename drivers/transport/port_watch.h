// PortWatch: notices when a port's name comes back, or names another device now: a USB adapter
// that was unplugged returns as /dev/ttyUSB1, and udev's link follows it.
#pragma once

#include <sys/types.h>

#include <functional>
#include <optional>

#include "drivers/os/file.h"
#include "drivers/os/loop.h"

namespace gongshi::drivers {

/// Which device a path names just now.
struct DeviceId {
  dev_t device = 0;
  ino_t node = 0;
  bool operator==(const DeviceId&) const = default;
};

/// Empty: there is none, or we may not use it (yet: udev sets the rights after it made the name).
[[nodiscard]] std::optional<DeviceId> device_at(const fs::path& path);

class PortWatch {
 public:
  /// `on_return` is called when the path names a device that it did not name before. Loop is
  /// borrowed. Where the kernel has no watch left, nothing is noticed; ports are tried again all
  /// the same.
  PortWatch(Loop& loop, fs::path path, std::function<void()> on_return);
  ~PortWatch();
  PortWatch(const PortWatch&) = delete;
  PortWatch& operator=(const PortWatch&) = delete;

 private:
  void look();
  void watch_folder_of(const fs::path& path);

  Loop& loop_;
  fs::path path_;
  std::function<void()> on_return_;
  Fd notify_;
  std::optional<DeviceId> seen_;
};

}  // namespace gongshi::drivers
