#include <libserialport.h>
#include <linux/serial.h>
#include <sys/ioctl.h>
#include <termios.h>

#include <cerrno>

#include "drivers/os/file.h"
#include "drivers/os/handle.h"
#include "drivers/transport/claim.h"
#include "drivers/transport/fd_transport.h"
#include "drivers/transport/open.h"

namespace gongshi::drivers {
namespace {

/// An open libserialport port and the lock on it.
class OpenPort {
 public:
  OpenPort(Fd claim, sp_port* port) : claim_(std::move(claim)), port_(port) {}
  ~OpenPort() {
    sp_close(port_);
    sp_free_port(port_);
  }
  OpenPort(const OpenPort&) = delete;
  OpenPort& operator=(const OpenPort&) = delete;

 private:
  Fd claim_;
  sp_port* port_;
};

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

/// Some adapters take any speed and run at another one: what was set is read back.
Status check_speed(sp_port* raw, const Port& port) {
  sp_port_config* config = nullptr;
  if (const auto code = sp_new_config(&config); code != SP_OK) return failure(port, code);
  const Handle<sp_port_config, sp_free_config> held(config);
  int baud = 0;
  if (const auto code = sp_get_config(raw, config); code != SP_OK) return failure(port, code);
  if (sp_get_config_baudrate(config, &baud) == SP_OK && baud == port.baud) return {};
  const std::string speed = std::to_string(port.baud);
  return Error{Errc::kIo,
               {"端口 " + port.text + " 的转换器不支持 " + speed + " 波特",
                "the adapter of " + port.text + " does not run at " + speed + " baud"},
               "E2175"};
}

Status set_line(sp_port* raw, const Port& port) {
  const auto parity = port.form[1] == 'E'   ? SP_PARITY_EVEN
                      : port.form[1] == 'O' ? SP_PARITY_ODD
                                            : SP_PARITY_NONE;
  for (const auto code : {sp_set_baudrate(raw, port.baud), sp_set_bits(raw, port.form[0] - '0'),
                          sp_set_parity(raw, parity), sp_set_stopbits(raw, port.form[2] - '0'),
                          sp_set_flowcontrol(raw, SP_FLOWCONTROL_NONE)}) {
    if (code != SP_OK) return failure(port, code);
  }
  // RS-232 to 485 converters often take their power from these, others turn the line with RTS;
  // adapters that have none of them refuse, and that does no harm.
  [[maybe_unused]] const auto dtr = sp_set_dtr(raw, port.dtr ? SP_DTR_ON : SP_DTR_OFF);
  if (!port.rs485) {
    [[maybe_unused]] const auto rts = sp_set_rts(raw, port.rts ? SP_RTS_ON : SP_RTS_OFF);
  }
  return check_speed(raw, port);
}

/// The driver raises RTS while it sends.
Status turn_by_kernel(int fd, const Port& port) {
  serial_rs485 mode{};
  mode.flags = SER_RS485_ENABLED | SER_RS485_RTS_ON_SEND;
  if (::ioctl(fd, TIOCSRS485, &mode) == 0) return {};
  return Error{Errc::kIo,
               {"端口 " + port.text + " 没有内核 RS-485 模式：去掉 rs485=yes，改用自动换向的转换器",
                "port " + port.text +
                    " has no RS-485 mode in the kernel: leave out rs485=yes and use a converter "
                    "that turns by itself"},
               "E2176"};
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
  GONGSHI_TRY(Fd claim, claim_port(device, port));
  sp_port* raw = nullptr;
  if (const auto code = sp_get_port_by_name(device.c_str(), &raw); code != SP_OK) {
    return failure(port, code);
  }
  Handle<sp_port, sp_free_port> named(raw);
  if (const auto code = sp_open(raw, SP_MODE_READ_WRITE); code != SP_OK) return failure(port, code);
  auto owner = std::make_shared<OpenPort>(std::move(claim), named.release());
  GONGSHI_CHECK(set_line(raw, port));
  int fd = -1;
  if (const auto code = sp_get_port_handle(raw, &fd); code != SP_OK) return failure(port, code);
  // Against programs that know nothing of our lock.
  if (::ioctl(fd, TIOCEXCL) != 0) {
    return os_error(errno, {"独占端口 " + port.text, "claim " + port.text});
  }
  if (port.rs485) GONGSHI_CHECK(turn_by_kernel(fd, port));
  ::tcflush(fd, TCIOFLUSH);
  return std::unique_ptr<Transport>(new FdTransport(fd, port.text, std::move(owner)));
}

}  // namespace gongshi::drivers
