#include "drivers/transport/socket_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>

namespace gongshi::drivers {
namespace {

template <class Address>
SocketAddress stored(const Address& address) {
  SocketAddress out;
  std::memcpy(&out.storage, &address, sizeof address);
  out.size = sizeof address;
  return out;
}

}  // namespace

Result<SocketAddress> socket_address(const std::string& host, std::uint16_t number) {
  const std::string ip = host == "localhost" ? "127.0.0.1" : host;
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  v4.sin_port = htons(number);
  if (::inet_pton(AF_INET, ip.c_str(), &v4.sin_addr) == 1) return stored(v4);
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  v6.sin6_port = htons(number);
  if (::inet_pton(AF_INET6, ip.c_str(), &v6.sin6_addr) == 1) return stored(v6);
  return Error{Errc::kUsage, {"不是 IP 地址：" + host, "not an IP address: " + host}, "E2201"};
}

SocketAddress socket_address(std::uint32_t ip, std::uint16_t number) {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  v4.sin_port = htons(number);
  v4.sin_addr.s_addr = htonl(ip);
  return stored(v4);
}

}  // namespace gongshi::drivers
