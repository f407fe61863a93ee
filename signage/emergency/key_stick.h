// KeyStick: a USB stick that starts an emergency card by being plugged in, and stops it by being
// pulled out, known by the name that udev makes of its maker, model and serial number.
//
// Nothing on it is mounted or read: there is nothing to forge in a file, nothing to parse, and no
// right needed. It is as good as a key whose number cannot be copied with a screwdriver: somebody
// who has held the stick and builds a device of the same number can start the card too, and only a
// card that the office has signed, for its maximum run time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/file.h"

namespace gongshi::signage {

inline constexpr std::string_view kStickPort = "stick:";  // of a contact, before the name
inline constexpr const char* kStickNames = "/dev/disk/by-id";
inline constexpr const char* kBlockDevices = "/sys/block";

/// `name` is plugged in: "usb-Kingston_DataTraveler_3.0_60A44C413FAEF2A0-0:0".
[[nodiscard]] bool stick_is_in(const std::string& name, const fs::path& names = kStickNames);

struct PluggedStick {
  std::string name;
  bool own_number = false;  // otherwise every stick of this model has the same name
};

/// What could be a key just now, by name.
[[nodiscard]] std::vector<PluggedStick> plugged_sticks(const fs::path& names = kStickNames,
                                                       const fs::path& blocks = kBlockDevices);

}  // namespace gongshi::signage
