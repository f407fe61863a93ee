// The serial ports of this machine, for people who look for a board.
#pragma once

#include <string>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::drivers {

struct SerialPort {
  std::string path;         // "/dev/ttyUSB0"
  std::string description;  // of the adapter; may be empty
  std::string usb;          // "1a86:7523", empty when it is not on USB
};

[[nodiscard]] Result<std::vector<SerialPort>> list_serial_ports();

}  // namespace gongshi::drivers
