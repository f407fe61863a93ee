// A K card on a network: finding it and giving it an address.
//
// Set-IP reaches a 6K card that has no usable address yet, by broadcast and by its barcode
// (Header::barcode).
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {

using IpAddress = std::array<std::uint8_t, 4>;   // in reading order
using MacAddress = std::array<std::uint8_t, 6>;  // likewise

enum class IpMode : std::uint8_t { kDirect = 0, kDhcp = 1, kStatic = 2, kServer = 3 };

struct IpSetup {
  IpMode mode = IpMode::kStatic;  // 5MK cards know kDirect and kStatic only
  IpAddress address{}, mask{}, gateway{};
  std::uint16_t port = 5005;
  bool server = false;  // the card calls this server
  IpAddress server_address{};
  std::uint16_t server_port = 0;
  std::string password;  // at most 8
  std::uint16_t heartbeat_s = 0;
  std::string net_id;  // at most 12
};

[[nodiscard]] Bytes set_ip_request(const IpSetup& setup);    // A4 05
[[nodiscard]] Bytes set_mac_request(const MacAddress& mac);  // A4 06
[[nodiscard]] Bytes search_request();                        // A4 07

struct Heartbeat {
  std::uint16_t status = 0, error = 0;
  IpAddress address{}, mask{}, gateway{};
  std::uint16_t port = 0;
  MacAddress mac{};
  std::string net_id;
};
/// The data of an A4 08 packet: the answer to a search, and what a card sends by itself. Whether
/// error and reserved bytes stand before its fields is not stated; the length tells.
[[nodiscard]] Result<Heartbeat> decode_heartbeat(std::span<const std::uint8_t> data);

}  // namespace gongshi::drivers::onbon
