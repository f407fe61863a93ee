// BlockDevice: may this be opened as a stick? The mounter asks before it touches anything.
#pragma once

#include <string>
#include <string_view>

#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

struct DeviceRules {
  std::string stem = "sd";  // of the name: /dev/sda, /dev/sdb1
  bool usb_only = true;     // it hangs on a USB port
  fs::path sysfs = "/sys";
};

/// "/dev/" + stem + up to three of [a-z] and three of [0-9], nothing else.
[[nodiscard]] bool is_device_name(std::string_view name, std::string_view stem);

/// True when sysfs places the device `major`:`minor` below a USB controller.
[[nodiscard]] bool is_on_usb(const fs::path& sysfs, unsigned major_number, unsigned minor_number);

/// The node itself (O_PATH), checked: a block device of that name, on USB, not in use.
/// Errc::kRejected otherwise; kNotFound: it is gone.
[[nodiscard]] Result<Fd> open_stick_device(const std::string& name, const DeviceRules& rules);

}  // namespace gongshi::content::store
