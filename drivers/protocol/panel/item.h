// Item: what a display panel can be asked for or told, whatever its maker.
#pragma once

#include <cstdint>

namespace gongshi::drivers::panel {

enum class Item : std::uint8_t {
  kPower,         // 0 off, 1 on
  kPicture,       // 0 dark while the set runs, 1 shown
  kInput,         // the maker's own number
  kBrightness,    // percent
  kLock,          // 1: visitors' remote control and keys do nothing
  kSignal,        // 0 none, 1 present
  kTemperature,   // degrees Celsius
  kFan,           // 0 faulty, 1 turns, 2 has none
  kHours,         // run so far
  kSerialNumber,  // text
  kFirmware,      // text
};

}  // namespace gongshi::drivers::panel
