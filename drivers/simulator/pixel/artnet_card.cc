#include "drivers/simulator/pixel/artnet_card.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;
using Bytes = std::span<const std::uint8_t>;

constexpr auto kSyncForgotten = 4s;
constexpr std::size_t kPollReply = 239;
constexpr std::string_view kId{"Art-Net\0", 8};

void write_text(std::vector<std::uint8_t>& bytes, std::size_t at, std::string_view text) {
  std::copy(text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

ArtnetCard::ArtnetCard(Spec spec) : spec_(spec), wall_(spec.width, spec.height) {
  last_.resize((wall_.size() + spec.slots - 1) / spec.slots);
}

std::vector<Verdict> ArtnetCard::receive(Bytes bytes, Now now) {
  Verdict verdict;
  verdict.raw.assign(bytes.begin(), bytes.end());
  const std::string fault = judge(bytes, verdict, now);
  verdict.accepted = fault.empty();
  if (!fault.empty()) verdict.reason = fault;
  return {verdict};
}

std::string ArtnetCard::judge(Bytes packet, Verdict& verdict, Now now) {
  if (packet.size() < 14) return "shorter than any packet";
  if (!std::equal(packet.begin(), packet.begin() + 8, kId.begin(),
                  [](std::uint8_t a, char b) { return a == static_cast<unsigned char>(b); })) {
    return "not Art-Net";
  }
  if (big(packet.subspan(10, 2)) < 14) return "a revision before 14";
  // The one little-endian number.
  const unsigned operation = packet[8] + 256U * packet[9];
  if (operation == 0x5000) return take_dmx(packet, verdict, now);
  if (operation == 0x2000) {
    verdict.command = "ArtPoll";
    verdict.reason = "asked who is here";
    if (spec_.answers) verdict.reply = poll_reply();
    return {};
  }
  if (operation == 0x5200) {
    verdict.command = "ArtSync";
    if (packet.size() != 14) return "ArtSync has 14 bytes";
    verdict.reason = "shown together";
    synced_at_ = now.steady;
    show(verdict, now);
    return {};
  }
  return "an operation that this node does not know";
}

std::string ArtnetCard::take_dmx(Bytes packet, Verdict& verdict, Now now) {
  verdict.command = "ArtDmx";
  if (packet.size() < 20) return "no slots";
  const std::size_t length = big(packet.subspan(16, 2));
  if (length % 2 != 0) return "an odd length";
  if (length < 2 || length > 512) return "2 to 512 slots";
  if (packet.size() - 18 != length) return "length says " + std::to_string(length);
  if (packet[15] > 127) return "net above 127";
  const int address = packet[15] * 256 + packet[14];
  const int index = address - spec_.first_address;
  if (index < 0 || index >= static_cast<int>(last_.size())) {
    return "Port-Address " + std::to_string(address) + " is not ours";
  }
  const auto place = static_cast<std::size_t>(index);
  const int sequence = packet[12];
  if (sequence != 0 && last_[place] != 0) {
    // 1 .. 255 in a circle of 255.
    const int ahead = (sequence - last_[place] + 255) % 255;
    if (ahead == 0 || ahead > 235) {
      return "sequence " + std::to_string(sequence) + " after " + std::to_string(last_[place]);
    }
  }
  last_[place] = static_cast<std::uint8_t>(sequence);
  // A byte that only makes the count even lies behind the last lamp.
  const std::size_t at = place * spec_.slots;
  const std::size_t room = wall_.size() - at;
  if (length > room + 1 || length > spec_.slots + 1) return "more slots than there are lamps";
  if (!wall_.put(at, packet.subspan(18, std::min({length, room, spec_.slots})))) {
    return "more slots than there are lamps";
  }
  verdict.reason = "Port-Address " + std::to_string(address);
  if (synced_at_ && now.steady - *synced_at_ > kSyncForgotten) synced_at_.reset();
  if (!synced_at_ && place + 1 == last_.size()) show(verdict, now);
  return {};
}

void ArtnetCard::show(Verdict& verdict, Now now) {
  const std::vector<std::uint8_t> before = wall_.shown();
  wall_.show(now);
  verdict.changed = before != wall_.shown();
}

std::vector<std::uint8_t> ArtnetCard::poll_reply() const {
  std::vector<std::uint8_t> reply(kPollReply);
  write_text(reply, 0, "Art-Net");
  reply[9] = 0x21;  // 0x2100, low byte first
  reply[10] = 127;
  reply[13] = 1;     // the node's address, 127.0.0.1
  reply[14] = 0x36;  // 6454, low byte first as the document wants it here
  reply[15] = 0x19;
  reply[16] = 1;  // firmware 1.4
  reply[17] = 4;
  reply[18] = static_cast<std::uint8_t>(spec_.first_address / 256);
  reply[19] = static_cast<std::uint8_t>(spec_.first_address / 16 % 16);
  write_text(reply, 26, "Simulated wall");
  write_text(reply, 44, "A wall of pixels that is not there");
  write_text(reply, 108, "#0001 [0000] Power On Tests successful");
  reply[173] = 1;
  reply[174] = 0x80;  // the port puts out DMX
  reply[190] = static_cast<std::uint8_t>(spec_.first_address % 16);
  return reply;
}

void ArtnetCard::lose_power(Now /*now*/) {
  wall_.darken();
  std::fill(last_.begin(), last_.end(), std::uint8_t{0});
  synced_at_.reset();
}

nlohmann::ordered_json ArtnetCard::state(Now now) const {
  nlohmann::ordered_json state;
  state["kind"] = "artnet";
  wall_.tell(state);
  state["universes"] = last_.size();
  state["first_address"] = spec_.first_address;
  state["synchronized"] = synced_at_ && now.steady - *synced_at_ <= kSyncForgotten;
  return state;
}

Dots ArtnetCard::dots(const DotFont& /*font*/, Now /*now*/) const {
  return wall_.dots();
}

Result<std::unique_ptr<Card>> make_artnet_card(const CardOrder& order) {
  ArtnetCard::Spec spec;
  spec.width = order.width_px;
  spec.height = order.height_px;
  GONGSHI_TRY(spec.first_address, card_number(order, "address", 0, 32767, 0));
  GONGSHI_TRY(const int packing, card_number(order, "packing", 170, 512, 170));
  spec.slots = packing == 512 ? 512 : 510;
  GONGSHI_TRY(const int answers, card_number(order, "answers", 0, 1, 1));
  spec.answers = answers == 1;
  return std::unique_ptr<Card>(new ArtnetCard(spec));
}

}  // namespace gongshi::drivers::simulator
