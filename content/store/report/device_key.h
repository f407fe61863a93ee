// DeviceKey: the key with which a device signs its receipts. Made on the device, never leaves it,
// and vouches for nothing but receipts.
#pragma once

#include <string>

#include "content/bundle/key.h"
#include "content/store/disk.h"
#include "content/store/layout.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// The key in device.key (mode 0600); made at the first call. For the updater, which holds the
/// lock. Writes device.pub where it is missing or of another key.
///
/// Errc::kCorrupt: the file is damaged. It is never replaced silently, because the office would
/// then hear from a device that it does not know.
[[nodiscard]] Result<bundle::SecretKey> device_key(Disk& disk, const Layout& layout);

/// What device.pub says. Errc::kNotFound: this device has no key yet.
[[nodiscard]] Result<bundle::PublicKey> device_public_key(const Layout& layout);

/// "kiosk-1 RWQ…": the line for the office's list of devices.
[[nodiscard]] std::string device_list_line(std::string_view device, const bundle::PublicKey& key);

}  // namespace gongshi::content::store
