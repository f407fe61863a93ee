#include "drivers/transport/serial_list.h"

#include <libserialport.h>

#include <array>
#include <cstdio>

#include "drivers/os/handle.h"

namespace gongshi::drivers {

Result<std::vector<SerialPort>> list_serial_ports() {
  sp_port** raw = nullptr;
  if (sp_list_ports(&raw) != SP_OK) {
    return Error{Errc::kIo, {"不能列出串口", "cannot list the serial ports"}, {}};
  }
  const Handle<sp_port*, sp_free_port_list> list(raw);
  std::vector<SerialPort> ports;
  for (sp_port** at = raw; *at != nullptr; ++at) {
    SerialPort port;
    port.path = sp_get_port_name(*at);
    if (const char* words = sp_get_port_description(*at); words != nullptr) {
      port.description = words;
    }
    int vendor = 0;
    int product = 0;
    if (sp_get_port_usb_vid_pid(*at, &vendor, &product) == SP_OK) {
      std::array<char, 16> ids{};
      std::snprintf(ids.data(), ids.size(), "%04x:%04x", static_cast<unsigned>(vendor) & 0xFFFFU,
                    static_cast<unsigned>(product) & 0xFFFFU);
      port.usb = ids.data();
    }
    ports.push_back(std::move(port));
  }
  return ports;
}

}  // namespace gongshi::drivers
