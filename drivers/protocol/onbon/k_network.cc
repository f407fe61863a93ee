#include "drivers/protocol/onbon/k_network.h"

#include <algorithm>

#include "drivers/protocol/onbon/k_bytes.h"

namespace gongshi::drivers::onbon {
namespace {

constexpr std::size_t kPasswordBytes = 8;
constexpr std::size_t kNetIdBytes = 12;
// status 2, error 2, ip 4, mask 4, gateway 4, port 2, mac 6, net id 12
constexpr std::size_t kHeartbeatBytes = 36;

template <std::size_t kSize>
std::array<std::uint8_t, kSize> octets(std::span<const std::uint8_t> bytes, std::size_t at) {
  std::array<std::uint8_t, kSize> result{};
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), kSize, result.begin());
  return result;
}

}  // namespace

Bytes set_ip_request(const IpSetup& setup) {
  ByteWriter data = request(0xA4, 0x05);
  data.u8(static_cast<unsigned>(setup.mode));
  data.raw(setup.address).raw(setup.mask).raw(setup.gateway).u16(setup.port);
  data.u8(setup.server ? 1 : 0).raw(setup.server_address).u16(setup.server_port);
  data.padded(setup.password, kPasswordBytes).u16(setup.heartbeat_s);
  data.padded(setup.net_id, kNetIdBytes);
  return data.take();
}

Bytes set_mac_request(const MacAddress& mac) {
  return request(0xA4, 0x06).raw(mac).take();
}

Bytes search_request() {
  return request(0xA4, 0x07).take();
}

Result<Heartbeat> decode_heartbeat(std::span<const std::uint8_t> data) {
  if (data.size() < 2 || data[0] != 0xA4 || data[1] != 0x08) {
    return corrupt("不是心跳包", "is no heartbeat");
  }
  std::size_t head = 2;
  if (data.size() == 5 + kHeartbeatBytes) head = 5;
  if (data.size() != head + kHeartbeatBytes) {
    return corrupt("（心跳）长度不对", "(heartbeat) has a wrong length");
  }
  const auto fields = data.subspan(head);
  Heartbeat card;
  card.status = static_cast<std::uint16_t>(u16_at(fields, 0));
  card.error = static_cast<std::uint16_t>(u16_at(fields, 2));
  card.address = octets<4>(fields, 4);
  card.mask = octets<4>(fields, 8);
  card.gateway = octets<4>(fields, 12);
  card.port = static_cast<std::uint16_t>(u16_at(fields, 16));
  card.mac = octets<6>(fields, 18);
  for (const std::uint8_t byte : fields.last(kNetIdBytes)) {
    if (byte == 0) break;
    card.net_id += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?';
  }
  return card;
}

}  // namespace gongshi::drivers::onbon
