#include <libserialport.h>
#include <sys/ioctl.h>
#include <termios.h>

#include <cerrno>

#include "drivers/os/file.h"
#include "drivers/os/handle.h"
#include "drivers/transport/fd_transport.h"
#include "drivers/transport/open.h"

namespace gongshi::drivers {
namespace {

void close_port(sp_port* port) {
  sp_close(port);
  sp_free_port(port);
}

Error failure(const Port& port, enum sp_return code) {
  if (code == SP_ERR_FAIL) return os_error(errno, {"打开端口 " + port.text, "open " + port.text});
  const std::string number = std::to_string(static_cast<int>(code));
  return {Errc::kIo,
          {"打不开端口 " + port.text + "：不是串口或不支持该设置（libserialport " + number + "）",
           "cannot open " + port.text +
               ": not a serial port, or a setting that it does not have (libserialport " + number +
               ")"},
          {}};
}

}  // namespace

Result<std::unique_ptr<Transport>> open_serial(const Port& port) {
  // libserialport refuses udev's symlinks, and those are the names that stay.
  std::error_code missing;
  const fs::path device = fs::canonical(port.path, missing);
  if (missing) {
    return os_error(missing.value(), {"打开端口 " + port.text, "open " + port.text},
                    Errc::kNotFound);
  }
  sp_port* raw = nullptr;
  if (const auto code = sp_get_port_by_name(device.c_str(), &raw); code != SP_OK) {
    return failure(port, code);
  }
  Handle<sp_port, sp_free_port> named(raw);
  if (const auto code = sp_open(raw, SP_MODE_READ_WRITE); code != SP_OK) return failure(port, code);
  std::shared_ptr<void> owner(named.release(),
                              [](void* held) { close_port(static_cast<sp_port*>(held)); });
  for (const auto code :
       {sp_set_baudrate(raw, port.baud), sp_set_bits(raw, 8), sp_set_parity(raw, SP_PARITY_NONE),
        sp_set_stopbits(raw, 1), sp_set_flowcontrol(raw, SP_FLOWCONTROL_NONE)}) {
    if (code != SP_OK) return failure(port, code);
  }
  // RS-232 to 485 converters often take their power from these; adapters without them may refuse.
  [[maybe_unused]] const auto dtr = sp_set_dtr(raw, SP_DTR_ON);
  [[maybe_unused]] const auto rts = sp_set_rts(raw, SP_RTS_ON);
  int fd = -1;
  if (const auto code = sp_get_port_handle(raw, &fd); code != SP_OK) return failure(port, code);
  // libserialport does not claim the port; a second daemon must not talk in between.
  if (::ioctl(fd, TIOCEXCL) != 0) {
    return os_error(errno, {"独占端口 " + port.text, "claim " + port.text});
  }
  ::tcflush(fd, TCIOFLUSH);
  return std::unique_ptr<Transport>(new FdTransport(fd, port.text, std::move(owner)));
}

}  // namespace gongshi::drivers
