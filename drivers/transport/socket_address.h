// SocketAddress: an IPv4 or IPv6 address with its port number, as the kernel takes it.
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <string>

#include "drivers/os/result.h"

namespace gongshi::drivers {

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;

  [[nodiscard]] sa_family_t family() const { return storage.ss_family; }
  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

/// `host` is an address or "localhost". Errc::kUsage, word E2201: it is neither.
[[nodiscard]] Result<SocketAddress> socket_address(const std::string& host, std::uint16_t number);

/// `ip` in host order.
[[nodiscard]] SocketAddress socket_address(std::uint32_t ip, std::uint16_t number);

}  // namespace gongshi::drivers
