#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

#include "drivers/transport/claim.h"
#include "drivers/transport/fd_transport.h"
#include "drivers/transport/open.h"

namespace gongshi::drivers {

Result<std::unique_ptr<Transport>> open_pty(const Port& port) {
  GONGSHI_TRY(Fd fd, claim_port(port.path, port));
  termios settings{};
  if (::tcgetattr(fd.get(), &settings) != 0) {
    return os_error(errno, {port.text + " 不是终端", port.text + " is not a terminal"});
  }
  ::cfmakeraw(&settings);
  if (::tcsetattr(fd.get(), TCSANOW, &settings) != 0) {
    return os_error(errno, {"设置 " + port.text, "set up " + port.text});
  }
  return std::unique_ptr<Transport>(new FdTransport(std::move(fd), port.text));
}

Result<std::unique_ptr<Transport>> open_stdout(const Port& port) {
  // A description of our own: O_NONBLOCK set on the inherited one would reach the shell too.
  Fd fd(::open("/proc/self/fd/1", O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK));
  if (!fd) return os_error(errno, {"打开标准输出", "open standard output"});
  return std::unique_ptr<Transport>(new FdTransport(std::move(fd), port.text));
}

Result<std::unique_ptr<Transport>> open_transport(const Port& port) {
  switch (port.kind) {
    case Port::Kind::kSerial:
      return open_serial(port);
    case Port::Kind::kTcp:
      return open_tcp(port);
    case Port::Kind::kUdp:
      return open_udp(port);
    case Port::Kind::kEth:
      return open_eth(port);
    case Port::Kind::kPty:
      return open_pty(port);
    case Port::Kind::kFile:
      return open_file(port);
    case Port::Kind::kStdout:
      return open_stdout(port);
    case Port::Kind::kWindow:
      return open_window(port);
  }
  return Error{Errc::kUsage, {"端口种类未知", "unknown kind of port"}, "E2201"};
}

}  // namespace gongshi::drivers
