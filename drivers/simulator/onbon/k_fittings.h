// What hangs on the card besides the lamps: voice, relay, banner, network.
#pragma once

#include "drivers/simulator/onbon/k_spec.h"

namespace gongshi::drivers::simulator::onbon_k {

class CardFittings {
 public:
  /// Empty: not a command of these. `data`: the whole request, since voice and relay have eight
  /// reserved bytes. `broadcast`: it came to a broadcast address.
  [[nodiscard]] std::optional<CardAnswer> obey(unsigned code, std::span<const std::uint8_t> data,
                                               CardSpec& spec, bool broadcast);

  [[nodiscard]] const std::string& client_info() const { return client_info_; }
  [[nodiscard]] const std::vector<std::uint8_t>& spoken() const { return spoken_; }
  [[nodiscard]] bool relay_closed() const { return relay_closed_; }
  [[nodiscard]] bool banner() const { return banner_; }
  [[nodiscard]] const std::string& ip() const { return ip_; }

 private:
  CardAnswer take_client_info(std::span<const std::uint8_t> payload);
  CardAnswer speak(std::span<const std::uint8_t> payload, const CardSpec& spec);
  CardAnswer set_ip(std::span<const std::uint8_t> payload, const CardSpec& spec);
  [[nodiscard]] CardAnswer heartbeat() const;

  std::string client_info_;
  std::vector<std::uint8_t> spoken_;
  bool relay_closed_ = false;
  bool banner_ = true;
  std::string ip_;                                                     // "192.168.0.7"
  std::vector<std::uint8_t> network_ = std::vector<std::uint8_t>(14);  // ip, mask, gateway, port
  std::vector<std::uint8_t> mac_ = {0x02, 0, 0, 0, 0, 1};
  std::vector<std::uint8_t> net_id_ = std::vector<std::uint8_t>(12);
};

}  // namespace gongshi::drivers::simulator::onbon_k
