// StickWatch: udev tells which USB sticks are plugged in. Looks only; opens nothing.
#pragma once

#include <libudev.h>

#include <map>
#include <memory>
#include <vector>

#include "content/store/stick/stick.h"
#include "drivers/os/handle.h"
#include "drivers/os/loop.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

using Udev = Handle<udev, udev_unref>;
using UdevMonitor = Handle<udev_monitor, udev_monitor_unref>;
using UdevDevice = Handle<udev_device, udev_device_unref>;
using UdevEnumerate = Handle<udev_enumerate, udev_enumerate_unref>;

/// What udev says about a block device, as far as it matters here.
struct BlockNews {
  std::string action;       // "add", "change", "remove"; empty: it was there already
  std::string device;       // "/dev/sdb1"
  std::string bus;          // ID_BUS: "usb"
  std::string file_system;  // ID_FS_TYPE: "vfat"
  std::string label;        // ID_FS_LABEL_ENC or ID_FS_LABEL
};

/// The sticks, kept from one piece of news to the next.
class StickList {
 public:
  /// True when the list has changed.
  bool take(const BlockNews& news);
  [[nodiscard]] std::optional<Stick> last() const;

 private:
  std::vector<Stick> sticks_;  // in the order in which they came
};

class StickWatch final : public StickSource {
 public:
  /// Sticks that are there already, and from then on every one that comes or goes. The loop is
  /// borrowed.
  [[nodiscard]] static Result<std::unique_ptr<StickWatch>> open(Loop& loop);
  ~StickWatch() override;
  StickWatch(const StickWatch&) = delete;
  StickWatch& operator=(const StickWatch&) = delete;

  [[nodiscard]] std::optional<Stick> stick() const override { return list_.last(); }

 private:
  StickWatch(Loop& loop, Udev context, UdevMonitor monitor);
  [[nodiscard]] Status look_around();
  void take_news();
  void take(udev_device* device, const char* action);

  Loop& loop_;
  Udev udev_;
  UdevMonitor monitor_;
  StickList list_;
};

}  // namespace gongshi::content::store
