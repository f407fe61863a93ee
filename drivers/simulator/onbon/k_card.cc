#include "drivers/simulator/onbon/k_card.h"

#include <array>
#include <cstdio>

namespace gongshi::drivers::simulator {

using namespace onbon_k;

namespace {

constexpr std::size_t kHeaderBytes = 14;
constexpr std::size_t kBarcodeBytes = 16;

std::string hex2(unsigned value) {
  std::array<char, 4> text{};
  std::snprintf(text.data(), text.size(), "%02X", value & 0xFFU);
  return text.data();
}

unsigned check_of(unsigned mode, std::span<const std::uint8_t> bytes) {
  if (mode == 0) return line_check(bytes);
  unsigned sum = 0;
  for (const unsigned byte : bytes) sum += byte;
  return sum & 0xFFFFU;
}

/// Why the header keeps the card silent; empty: it does not.
std::string header_fault(std::span<const std::uint8_t> packet, const CardSpec& spec) {
  const unsigned to = word_at(packet, 0);
  const unsigned from = word_at(packet, 2);
  if (to != spec.address && to != 0xFFFF && to != 0xFFFE) return "for another address";
  if (from < 0x8000 || from > 0xDFFF) return "sender is not in the host range";
  if (packet[7] > 1) return "option bits that a font card does not use";
  return {};
}

}  // namespace

std::vector<Verdict> OnbonKCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::erase_if(areas_, [&](const auto& entry) { return entry.second.expired(now.steady); });
  std::vector<Verdict> verdicts;
  for (const LineFrame& frame : line_.receive(bytes)) verdicts.push_back(judge(frame, now));
  return verdicts;
}

void OnbonKCard::lose_power(Now) {
  areas_.clear();
  special_.clear();
  files_.lose_power();
}

Verdict OnbonKCard::judge(const LineFrame& frame, Now now) {
  Verdict verdict;
  verdict.raw = frame.raw;
  const auto silent = [&](std::string reason) {
    verdict.reason = std::move(reason);
    return verdict;
  };
  if (!frame.fault.empty()) return silent(frame.fault);
  const std::span<const std::uint8_t> packet = frame.packet;
  if (packet.size() < kHeaderBytes + 5 + 2) return silent("shorter than header, data and check");
  const std::string fault = header_fault(packet, spec_);
  if (!fault.empty()) return silent(fault);
  const bool barcode = packet[7] == 1;
  const std::size_t inserted = barcode ? kBarcodeBytes : 0;
  if (packet.size() < kHeaderBytes + inserted + 5 + 2) return silent("ends inside the barcode");
  if (barcode && std::string(packet.begin() + 8, packet.begin() + 24) != spec_.barcode) {
    return silent("for a card with another barcode");
  }
  const auto behind = packet.subspan(inserted);
  if (behind[8] > (spec_.sixth() ? 2 : 1)) return silent("check mode that this card does not have");
  if (behind[9] > 1) return silent("display mode is neither 0 nor 1");
  if (behind[10] != 0xFE && behind[10] != spec_.device) return silent("for another device type");
  const unsigned length = word_at(behind, 12);
  if (length + kHeaderBytes + 2 != behind.size()) return silent("stated length is not the length");
  if (length > spec_.receive_buffer) return silent("longer than the receive buffer");

  const auto data = behind.subspan(kHeaderBytes, length);
  verdict.command = hex2(data[0]) + " " + hex2(data[1]);
  const unsigned to = word_at(packet, 0);
  CardAnswer answer;
  const unsigned stated = word_at(packet, packet.size() - 2);
  if (behind[8] != 2 && check_of(behind[8], packet.first(packet.size() - 2)) != stated) {
    answer = {5, false, "check sum", {}};
  } else if (data[2] != 1 && data[2] != 2) {
    answer = {2, false, "reply byte is neither 1 nor 2", {}};
  } else if (barcode && (data[0] != 0xA4 || data[1] != 0x05 || !spec_.sixth())) {
    answer = {2, false, "a barcode belongs to set-IP on 6K cards", {}};
  } else {
    answer = obey(data, behind[9], to >= 0xFFFE, now);
  }

  verdict.accepted = answer.error == 0;
  verdict.changed = answer.changed;
  verdict.reason = answer.word;
  if (to == 0xFFFF || (data[2] == 2 && answer.error == 0)) return verdict;
  if (answer.data.empty()) {
    const std::uint8_t nak = answer.error == 0 ? 0 : 1;
    answer.data = {0xA0, nak, answer.error, 0, 0};
  }
  const auto sender = static_cast<std::uint16_t>(to == 0xFFFE ? 0xFFFE : spec_.address);
  verdict.reply = line_reply(sender, spec_.device, answer.data);
  return verdict;
}

CardAnswer OnbonKCard::obey(std::span<const std::uint8_t> data, unsigned display_mode,
                            bool broadcast, Now now) {
  const unsigned code = static_cast<unsigned>(data[0]) << 8 | data[1];
  const auto payload = data.subspan(5);
  const std::string clock = time_.text(now.wall);
  switch (code) {
    case 0xA200:
      return payload.empty() ? CardAnswer{0, false, "ping", {}} : wrong_length();
    case 0xA203:
      return time_.set(payload, now.wall);
    case 0xA306:
      return take_areas(data, display_mode, now);
    case 0xA310:
      if (!payload.empty()) return wrong_length();
      areas_.clear();
      return {0, true, "cleared", {}};
    case 0xA201:
      return {2, false, "RESET WOULD ERASE EVERYTHING BUT THE FIRMWARE: refused", {}};
    case 0xA100:
      return {2, false, "FORMAT WOULD ERASE PROGRAMS AND FONTS: refused", {}};
    default:
      break;
  }
  if (auto answer = lamps_.obey(code, payload, spec_, time_.minute_of_day(now.wall))) {
    return *answer;
  }
  if (auto answer = files_.obey(code, data, spec_, clock)) return *answer;
  if (auto answer = special_.obey(code, payload, spec_, clock)) {
    const std::string over = overlapping(areas_);
    return over.empty() ? *answer : (special_.clear(), CardAnswer{8, true, over, {}});
  }
  if (auto answer = fittings_.obey(code, data, spec_, broadcast)) return *answer;
  if (auto answer = tell(code, now)) return payload.empty() ? *answer : wrong_length();
  const bool known_group = data[0] >= 0xA1 && data[0] <= 0xA4;
  return {static_cast<std::uint8_t>(known_group ? 2 : 1),
          false,
          known_group ? "unknown command" : "unknown group",
          {}};
}

std::string OnbonKCard::overlapping(const std::map<int, CardArea>& areas) const {
  for (auto a = areas.begin(); a != areas.end(); ++a) {
    if (special_.shown() && overlap(a->second, special_.place())) {
      return "area overlaps the special area";
    }
  }
  return {};
}

CardAnswer OnbonKCard::take_areas(std::span<const std::uint8_t> data, unsigned display_mode,
                                  Now now) {
  // group, command, reply, process mode, reserved, delete count, ids, area count, records
  const auto bad = [](std::string why) { return CardAnswer{8, false, std::move(why), {}}; };
  if (data[3] > 1) return bad("process mode is neither 0 nor 1");
  if (data.size() < 7) return bad("ends before the area count");
  std::map<int, CardArea> next = areas_;
  const std::size_t gone = data[5] == 0xFF ? 0 : data[5];
  if (data[5] == 0xFF) next.clear();
  if (data.size() < 7 + gone) return bad("ends inside the delete list");
  for (const int id : data.subspan(6, gone)) next.erase(id);
  std::span<const std::uint8_t> rest = data.subspan(6 + gone);
  const unsigned count = rest[0];
  rest = rest.subspan(1);
  for (unsigned index = 0; index < count; ++index) {
    if (rest.size() < 2 || rest.size() < 2 + word_at(rest, 0)) return bad("area record cut short");
    auto area = read_area(rest.subspan(2, word_at(rest, 0)), spec_, time_.text(now.wall));
    if (!area) return bad(area.error().what.en);
    if (area->id > 9) return bad("area id above 9");
    rest = rest.subspan(2 + word_at(rest, 0));
    const auto before = next.find(area->id);
    if (before != next.end() &&
        (before->second.x != area->x || before->second.y != area->y ||
         before->second.width != area->width || before->second.height != area->height)) {
      return bad("geometry changed without deleting the area first");
    }
    area->drawn_at = now.steady;
    next[area->id] = std::move(*area);
  }
  if (!rest.empty()) return bad("bytes behind the last area");
  if (next.size() > spec_.max_areas) return {4, false, "more areas than the card holds", {}};
  if (const std::string over = overlapping(next); !over.empty()) return bad(over);
  for (auto a = next.begin(); display_mode == 0 && a != next.end(); ++a) {
    for (auto b = std::next(a); b != next.end(); ++b) {
      if (overlap(a->second, b->second)) return bad("areas overlap in display mode 0");
    }
    for (const CardArea& area : files_.areas()) {
      if (overlap(a->second, area)) return bad("area overlaps the program in display mode 0");
    }
  }
  areas_ = std::move(next);
  return {0, true, std::to_string(count) + " areas, " + std::to_string(gone) + " deleted", {}};
}

}  // namespace gongshi::drivers::simulator
