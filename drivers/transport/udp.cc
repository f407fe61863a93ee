#include <net/if.h>
#include <netinet/in.h>

#include <cerrno>

#include "drivers/transport/open.h"
#include "drivers/transport/packet_transport.h"
#include "drivers/transport/socket_address.h"

namespace gongshi::drivers {
namespace {

Sentence opening(const Port& port) {
  return {"打开端口 " + port.text, "open " + port.text};
}

Status set(int socket, int level, int name, int value, const Port& port) {
  if (::setsockopt(socket, level, name, &value, sizeof value) == 0) return {};
  return os_error(errno, opening(port));
}

/// Multicast leaves by this interface, whatever the routes say.
Status choose_interface(int socket, sa_family_t family, const Port& port) {
  const unsigned index = ::if_nametoindex(port.interface.c_str());
  if (index == 0) {
    return Error{Errc::kNotFound,
                 {"没有网卡 " + port.interface, "there is no interface " + port.interface},
                 "E2172"};
  }
  if (family == AF_INET6) {
    return set(socket, IPPROTO_IPV6, IPV6_MULTICAST_IF, static_cast<int>(index), port);
  }
  ip_mreqn choice{};
  choice.imr_ifindex = static_cast<int>(index);
  if (::setsockopt(socket, IPPROTO_IP, IP_MULTICAST_IF, &choice, sizeof choice) == 0) return {};
  return os_error(errno, opening(port));
}

Status choose_ttl(int socket, sa_family_t family, const Port& port) {
  if (family == AF_INET6) {
    GONGSHI_CHECK(set(socket, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, port.ttl, port));
    return set(socket, IPPROTO_IPV6, IPV6_UNICAST_HOPS, port.ttl, port);
  }
  GONGSHI_CHECK(set(socket, IPPROTO_IP, IP_MULTICAST_TTL, port.ttl, port));
  return set(socket, IPPROTO_IP, IP_TTL, port.ttl, port);
}

/// Some boards answer to their own number, whatever number the question came from.
Status bind_local(int socket, sa_family_t family, const Port& port) {
  GONGSHI_CHECK(set(socket, SOL_SOCKET, SO_REUSEADDR, 1, port));
  GONGSHI_TRY(const SocketAddress any,
              socket_address(family == AF_INET6 ? "::" : "0.0.0.0", port.local));
  if (::bind(socket, any.get(), any.size) == 0) return {};
  return os_error(errno, opening(port));
}

}  // namespace

Result<std::unique_ptr<Transport>> open_udp(const Port& port) {
  SocketAddress address;
  if (!port.multicast()) {
    GONGSHI_TRY(address, socket_address(port.host, port.number));
  }
  const sa_family_t family = port.multicast() ? sa_family_t{AF_INET} : address.family();
  Fd fd(::socket(family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) return os_error(errno, opening(port));
  // Whoever writes a broadcast address as the port means it.
  GONGSHI_CHECK(set(fd.get(), SOL_SOCKET, SO_BROADCAST, 1, port));
  make_room(fd.get());
  pace(fd.get(), port.mbit_s);
  if (!port.interface.empty()) GONGSHI_CHECK(choose_interface(fd.get(), family, port));
  if (port.ttl != 0) GONGSHI_CHECK(choose_ttl(fd.get(), family, port));
  if (port.local != 0) GONGSHI_CHECK(bind_local(fd.get(), family, port));
  // Connected: what others send to this socket never reaches the board, and a receiver that is not
  // there is told.
  if (!port.multicast() && ::connect(fd.get(), address.get(), address.size) != 0) {
    return os_error(errno, opening(port));
  }
  return std::unique_ptr<Transport>(new PacketTransport(std::move(fd), port.text, port.number));
}

}  // namespace gongshi::drivers
