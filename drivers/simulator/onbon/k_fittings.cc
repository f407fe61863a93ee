#include "drivers/simulator/onbon/k_fittings.h"

namespace gongshi::drivers::simulator::onbon_k {
namespace {

constexpr std::size_t kWideHead = 11;  // group, command, reply and eight reserved bytes

}  // namespace

std::optional<CardAnswer> CardFittings::obey(unsigned code, std::span<const std::uint8_t> data,
                                             CardSpec& spec, bool broadcast) {
  const auto payload = data.subspan(5);
  const auto wide =
      data.size() < kWideHead ? std::span<const std::uint8_t>{} : data.subspan(kWideHead);
  switch (code) {
    case 0xA109:
      return take_client_info(payload);
    case 0xA206:
      if (payload.size() != 2) return wrong_length();
      if (!broadcast) return CardAnswer{8, false, "the screen id is set by broadcast only", {}};
      if (word_at(payload, 0) > 0x7FFF) return CardAnswer{8, false, "no address of a screen", {}};
      spec.address = static_cast<std::uint16_t>(word_at(payload, 0));
      return CardAnswer{0, true, "screen id", {}};
    case 0xA207: {
      if (!payload.empty()) return wrong_length();
      if (!broadcast) return CardAnswer{8, false, "the screen id is read by broadcast only", {}};
      CardAnswer answer{0, false, "screen id", {0xA2, 0x07, 0, 0, 0}};
      put_word(answer.data, spec.address);
      return answer;
    }
    case 0xA208:
      if (payload.size() != 1 || payload[0] > 1) return wrong_length();
      banner_ = payload[0] == 0;
      return CardAnswer{0, true, banner_ ? "banner" : "no banner", {}};
    case 0xA20E:
      if (!spec.has_voice()) return std::nullopt;
      return speak(wide, spec);
    case 0xA20F:
      if (wide.size() != 2) return wrong_length();
      return CardAnswer{0, true, "relay set up", {}};
    case 0xA210:
      if (wide.size() != 1) return wrong_length();
      relay_closed_ = (wide[0] & 0x02U) != 0;
      return CardAnswer{0, true, relay_closed_ ? "relay closed" : "relay open", {}};
    case 0xA405:
      return set_ip(payload, spec);
    case 0xA406:
      if (payload.size() != 6) return wrong_length();
      mac_.assign(payload.begin(), payload.end());
      return CardAnswer{0, true, "MAC", {}};
    case 0xA407:
      return payload.empty() ? heartbeat() : wrong_length();
    default:
      return std::nullopt;
  }
}

CardAnswer CardFittings::take_client_info(std::span<const std::uint8_t> payload) {
  if (payload.size() != 17) return wrong_length();
  const auto text = ascii_field(payload.subspan(1));
  if (!text) return {8, false, "client information is ASCII", {}};
  if (payload[0] == 0 && !client_info_.empty()) return {15, false, "already there", {}};
  client_info_ = *text;
  return {0, true, "client information", {}};
}

CardAnswer CardFittings::speak(std::span<const std::uint8_t> payload, const CardSpec& spec) {
  // store, person, volume, speed, coding, repeats 4, gap 4, extension length, extension, length 4
  if (payload.size() < 18) return wrong_length();
  const std::size_t extension = payload[13];
  if (payload.size() < 18 + extension) return wrong_length();
  const std::size_t size = long_at(payload, 14 + extension);
  if (payload.size() - 18 - extension != size) return wrong_length();
  if (payload[0] > 1 || payload[1] > 5 || payload[2] > 10 || payload[3] > 10 || payload[4] > 3) {
    return {8, false, "store, person, volume, speed or coding of voice", {}};
  }
  if (size > spec.max_text) return {4, false, "longer than the voice takes", {}};
  const auto text = payload.last(size);
  spoken_.assign(text.begin(), text.end());
  return {0, true, "spoken", {}};
}

CardAnswer CardFittings::set_ip(std::span<const std::uint8_t> payload, const CardSpec& spec) {
  if (payload.size() != 44) return wrong_length();
  const unsigned mode = payload[0];
  const bool direct_or_static = mode == 0 || mode == 2;
  if (mode > 3 || (!spec.sixth() && !direct_or_static)) {
    return {8, false, "a way of getting an address that this card does not know", {}};
  }
  if (payload[15] > 1) return {8, false, "server is 0 or 1", {}};
  network_.assign(payload.begin() + 1, payload.begin() + 15);
  net_id_.assign(payload.end() - 12, payload.end());
  ip_.clear();
  for (std::size_t at = 1; at < 5; ++at) {
    ip_ += (ip_.empty() ? "" : ".") + std::to_string(payload[at]);
  }
  return {0, true, "address " + ip_, {}};
}

CardAnswer CardFittings::heartbeat() const {
  CardAnswer answer{0, false, "heartbeat", {0xA4, 0x08, 0, 0, 0}};
  put_long(answer.data, 0);  // status and error
  for (const auto* part : {&network_, &mac_, &net_id_}) {
    answer.data.insert(answer.data.end(), part->begin(), part->end());
  }
  return answer;
}

}  // namespace gongshi::drivers::simulator::onbon_k
