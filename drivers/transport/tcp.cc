#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>

#include "drivers/transport/fd_transport.h"
#include "drivers/transport/open.h"

namespace gongshi::drivers {

Result<std::unique_ptr<Transport>> open_tcp(const Port& port) {
  sockaddr_storage address{};
  socklen_t size = 0;
  const std::string host = port.host == "localhost" ? "127.0.0.1" : port.host;
  auto* v4 = reinterpret_cast<sockaddr_in*>(&address);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&address);
  if (::inet_pton(AF_INET, host.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port.number);
    size = sizeof(sockaddr_in);
  } else if (::inet_pton(AF_INET6, host.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port.number);
    size = sizeof(sockaddr_in6);
  } else {
    return Error{Errc::kUsage, {"不是 IP 地址：" + host, "not an IP address: " + host}, "E2201"};
  }
  Fd fd(::socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) return os_error(errno, {"连接 " + port.text, "connect to " + port.text});
  const int on = 1;
  // A request is one small write; waiting for more to come only delays the board.
  ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const bool done = ::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), size) == 0;
  if (!done && errno != EINPROGRESS) {
    return os_error(errno, {"连接 " + port.text, "connect to " + port.text});
  }
  return std::unique_ptr<Transport>(new FdTransport(std::move(fd), port.text, !done));
}

}  // namespace gongshi::drivers
