#include "drivers/simulator/pixel/e131_card.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;
using Bytes = std::span<const std::uint8_t>;

constexpr auto kLost = 2500ms;
constexpr std::array<std::uint8_t, 16> kPreamble{0x00, 0x10, 0x00, 0x00, 'A', 'S', 'C', '-',
                                                 'E',  '1',  '.',  '1',  '7', 0,   0,   0};

/// A length field counts from itself to the packet's end, with 7 in its upper four bits.
bool length_right(Bytes packet, std::size_t at) {
  return big(packet.subspan(at, 2)) == 0x7000 + packet.size() - at;
}

/// Repeated or older, by less than 20.
bool out_of_order(std::uint8_t last, std::uint8_t now) {
  const auto distance = static_cast<std::int8_t>(static_cast<std::uint8_t>(now - last));
  return distance <= 0 && distance > -20;
}

}  // namespace

E131Card::E131Card(Spec spec) : spec_(spec), wall_(spec.width, spec.height) {
  last_.resize((wall_.size() + spec.slots - 1) / spec.slots);
}

std::vector<Verdict> E131Card::receive(Bytes bytes, Now now) {
  Verdict verdict;
  verdict.raw.assign(bytes.begin(), bytes.end());
  const std::string fault = judge(bytes, verdict, now);
  verdict.accepted = fault.empty();
  if (!fault.empty()) verdict.reason = fault;
  return {verdict};
}

std::string E131Card::judge(Bytes packet, Verdict& verdict, Now now) {
  if (packet.size() < 49) return "shorter than any packet";
  if (!std::equal(kPreamble.begin(), kPreamble.end(), packet.begin())) return "no ACN packet";
  if (!length_right(packet, 16)) return "wrong length of the root layer";
  if (!length_right(packet, 38)) return "wrong length of the framing layer";
  const unsigned root = big(packet.subspan(18, 4));
  const unsigned framing = big(packet.subspan(40, 4));
  if (root == 4 && framing == 2) return take_data(packet, verdict, now);
  if (root == 8 && framing == 1) return take_sync(packet, verdict, now);
  return "neither data nor synchronization";
}

std::string E131Card::take_data(Bytes packet, Verdict& verdict, Now now) {
  verdict.command = "data";
  if (packet.size() < 127) return "no slots";
  if (packet.size() > 638) return "more than 512 slots";
  if (!length_right(packet, 115)) return "wrong length of the DMP layer";
  if (packet[107] != 0) return "the name has no end";
  if (packet[108] > 200) return "priority above 200";
  if (packet[117] != 0x02 || packet[118] != 0xA1 || big(packet.subspan(119, 4)) != 1) {
    return "not the properties of DMX";
  }
  if (big(packet.subspan(123, 2)) != packet.size() - 125) return "wrong count of slots";
  if (packet[125] != 0) return "start code is not 0";
  const int universe = static_cast<int>(big(packet.subspan(113, 2)));
  const int index = universe - spec_.first_universe;
  if (index < 0 || index >= static_cast<int>(last_.size())) {
    return "universe " + std::to_string(universe) + " is not ours";
  }
  const auto place = static_cast<std::size_t>(index);
  Cid cid{};
  std::copy_n(packet.begin() + 22, cid.size(), cid.begin());
  if (std::string fault = choose(cid, packet[108], now); !fault.empty()) return fault;

  const std::uint8_t sequence = packet[111];
  const std::optional<std::uint8_t> before = last_[place];
  if (before && out_of_order(*before, sequence)) {
    return "sequence " + std::to_string(sequence) + " after " + std::to_string(*before);
  }
  // npm e131's receiver takes a first packet with 0 for one out of order.
  if (!before && sequence == 0) return "a first packet with sequence 0";
  last_[place] = sequence;
  heard_at_ = now.steady;
  verdict.reason = "universe " + std::to_string(universe);
  const bool last = place + 1 == last_.size();
  if ((packet[112] & 0x40U) != 0) {
    // The slots of a stream that ends are not looked at.
    terminated_ = true;
    last_[place].reset();
    verdict.reason += ", stream terminated";
    if (last) source_.reset();
    return {};
  }
  const Bytes slots = packet.subspan(126);
  if (!wall_.put(place * spec_.slots, slots)) return "more slots than there are lamps";
  sync_universe_ = static_cast<int>(big(packet.subspan(109, 2)));
  if (sync_universe_ == 0 && last) show(verdict, now);
  return {};
}

std::string E131Card::take_sync(Bytes packet, Verdict& verdict, Now now) {
  verdict.command = "sync";
  if (packet.size() != 49) return "a synchronization packet has 49 bytes";
  const int universe = static_cast<int>(big(packet.subspan(45, 2)));
  if (universe == 0 || universe != sync_universe_) return "nobody waits for that universe";
  if (!source_ || !std::equal(source_->begin(), source_->end(), packet.begin() + 22)) {
    return "from another source";
  }
  if (last_sync_ && out_of_order(*last_sync_, packet[44])) return "synchronization out of order";
  last_sync_ = packet[44];
  heard_at_ = now.steady;
  verdict.reason = "synchronization universe " + std::to_string(universe);
  show(verdict, now);
  return {};
}

/// The source with the highest priority; a silent one has lost its place.
std::string E131Card::choose(const Cid& cid, int priority, Now now) {
  const bool same = source_ == cid;
  const bool free = !source_ || now.steady - heard_at_ > kLost;
  if (!same && !free && priority <= priority_) {
    return priority == priority_ ? "a second source of equal priority"
                                 : "a source of lower priority";
  }
  if (!same || (free && source_)) {
    for (auto& sequence : last_) sequence.reset();
    last_sync_.reset();
  }
  source_ = cid;
  terminated_ = false;
  priority_ = priority;
  return {};
}

void E131Card::show(Verdict& verdict, Now now) {
  const std::vector<std::uint8_t> before = wall_.shown();
  wall_.show(now);
  verdict.changed = before != wall_.shown();
}

std::string E131Card::source(Now now) const {
  if (!source_) return terminated_ ? "terminated" : "none";
  return now.steady - heard_at_ > kLost ? "lost" : "live";
}

void E131Card::lose_power(Now /*now*/) {
  wall_.darken();
  source_.reset();
  terminated_ = false;
  last_sync_.reset();
  for (auto& sequence : last_) sequence.reset();
}

nlohmann::ordered_json E131Card::state(Now now) const {
  nlohmann::ordered_json state;
  state["kind"] = "e131";
  wall_.tell(state);
  state["universes"] = last_.size();
  state["first_universe"] = spec_.first_universe;
  state["source"] = source(now);
  state["priority"] = priority_;
  state["sync_universe"] = sync_universe_;
  return state;
}

Dots E131Card::dots(const DotFont& /*font*/, Now /*now*/) const {
  return wall_.dots();
}

Result<std::unique_ptr<Card>> make_e131_card(const CardOrder& order) {
  E131Card::Spec spec;
  spec.width = order.width_px;
  spec.height = order.height_px;
  GONGSHI_TRY(spec.first_universe, card_number(order, "universe", 1, 63999, 1));
  GONGSHI_TRY(const int packing, card_number(order, "packing", 170, 512, 170));
  spec.slots = packing == 512 ? 512 : 510;
  return std::unique_ptr<Card>(new E131Card(spec));
}

}  // namespace gongshi::drivers::simulator
