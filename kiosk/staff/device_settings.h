// DeviceSettings: what staff set on the device itself and what outlives a restart: where fingers
// really are, how loud speech is.
//
// Nothing of a visitor is ever in it.
#pragma once

#include "drivers/os/file.h"
#include "drivers/os/result.h"
#include "kiosk/touch/calibration.h"

namespace gongshi::kiosk {

inline constexpr int kLeastVolume = 10, kMostVolume = 100;  // parts of a hundred

struct DeviceSettings {
  Calibration touch;
  int volume = 60;
  bool operator==(const DeviceSettings&) const = default;
};

/// Of the file `path`; a file that is not there gives `usual`.
/// Errc::kCorrupt: it is none of ours, or says what cannot be; the caller goes on with `usual`.
[[nodiscard]] Result<DeviceSettings> read_device_settings(const fs::path& path,
                                                          const DeviceSettings& usual = {});

/// Whole or not at all.
[[nodiscard]] Status write_device_settings(const fs::path& path, const DeviceSettings& settings);

}  // namespace gongshi::kiosk
