#include "drivers/simulator/pixel/ddp_card.h"

#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {

std::vector<Verdict> DdpCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  Verdict verdict;
  verdict.raw.assign(bytes.begin(), bytes.end());
  const std::string fault = judge(bytes, verdict, now);
  verdict.accepted = fault.empty();
  if (!fault.empty()) verdict.reason = fault;
  return {verdict};
}

/// Why the packet is refused; empty: it is not.
std::string DdpCard::judge(std::span<const std::uint8_t> packet, Verdict& verdict, Now now) {
  if (packet.size() < 10) return "shorter than a header";
  const unsigned flags = packet[0];
  if (flags >> 6 != 1) return "not version 1";
  if ((flags & 0x0E) != 0) return "storage, reply and query are for other displays";
  verdict.command = (flags & 1) != 0 ? "push" : "data";
  const std::size_t header = (flags & 0x10) != 0 ? 14 : 10;
  if (packet.size() < header) return "shorter than a header with a time code";
  if (packet[1] >> 4 != 0) return "upper half of the sequence byte is not zero";
  const int number = packet[1];
  if (number != 0 && number == last_) return "sequence " + std::to_string(number) + " came already";
  if (packet[2] != 0x0B && packet[2] != 0x00) return "not 8-bit RGB";
  if (packet[3] != 1 && packet[3] != 255) return "for another display";
  const std::size_t at = big(packet.subspan(4, 4));
  const std::size_t length = big(packet.subspan(8, 2));
  const auto data = packet.subspan(header);
  if (data.size() != length) return "length says " + std::to_string(length);
  if (!wall_.put(at, data)) return "beyond the end of the display";
  if (number != 0) {
    if (last_ != 0) lost_ += (number - last_ - 1 + 15) % 15;
    last_ = number;
  }
  verdict.reason = "offset " + std::to_string(at) + ", " + std::to_string(length) + " bytes";
  if ((flags & 1) != 0) {
    const std::vector<std::uint8_t> before = wall_.shown();
    wall_.show(now);
    verdict.changed = before != wall_.shown();
  }
  return {};
}

void DdpCard::lose_power(Now /*now*/) {
  wall_.darken();
  last_ = 0;
}

nlohmann::ordered_json DdpCard::state(Now /*now*/) const {
  nlohmann::ordered_json state;
  state["kind"] = "ddp";
  wall_.tell(state);
  state["packets_lost"] = lost_;
  return state;
}

Dots DdpCard::dots(const DotFont& /*font*/, Now /*now*/) const {
  return wall_.dots();
}

Result<std::unique_ptr<Card>> make_ddp_card(const CardOrder& order) {
  return std::unique_ptr<Card>(new DdpCard(order.width_px, order.height_px));
}

}  // namespace gongshi::drivers::simulator
