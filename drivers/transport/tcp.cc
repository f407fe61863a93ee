#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>

#include "drivers/transport/fd_transport.h"
#include "drivers/transport/open.h"
#include "drivers/transport/socket_address.h"

namespace gongshi::drivers {

Result<std::unique_ptr<Transport>> open_tcp(const Port& port) {
  GONGSHI_TRY(const SocketAddress address, socket_address(port.host, port.number));
  Fd fd(::socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) return os_error(errno, {"连接 " + port.text, "connect to " + port.text});
  const int on = 1;
  // A request is one small write; waiting for more to come only delays the board.
  ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const bool done = ::connect(fd.get(), address.get(), address.size) == 0;
  if (!done && errno != EINPROGRESS) {
    return os_error(errno, {"连接 " + port.text, "connect to " + port.text});
  }
  return std::unique_ptr<Transport>(new FdTransport(std::move(fd), port.text, !done));
}

}  // namespace gongshi::drivers
