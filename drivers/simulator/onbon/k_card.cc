#include "drivers/simulator/onbon/k_card.h"

#include <array>
#include <cstdio>

namespace gongshi::drivers::simulator {
namespace {

unsigned word_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | static_cast<unsigned>(bytes[at + 1]) << 8;
}

std::string hex2(unsigned value) {
  std::array<char, 4> text{};
  std::snprintf(text.data(), text.size(), "%02X", value & 0xFFU);
  return text.data();
}

/// Bit 15 set: pixels; clear: units of eight.
int horizontal(unsigned value) {
  return static_cast<int>((value & 0x8000U) != 0 ? value & 0x7FFFU : value * 8);
}

bool overlap(const CardArea& a, const CardArea& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

Error refused(std::string why) {
  return {Errc::kRejected, {why, why}, {}};
}

std::vector<std::uint8_t> padded(const std::string& text, std::size_t size) {
  std::vector<std::uint8_t> field(text.begin(), text.end());
  field.resize(size);
  return field;
}

/// -1 when a nibble is no digit.
int from_bcd(unsigned value) {
  const unsigned tens = value >> 4;
  const unsigned ones = value & 0x0FU;
  return tens > 9 || ones > 9 ? -1 : static_cast<int>(tens * 10 + ones);
}

unsigned to_bcd(const std::string& digits) {
  return static_cast<unsigned>((digits[0] - '0') << 4 | (digits[1] - '0'));
}

}  // namespace

std::vector<Verdict> OnbonKCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  for (const LineFrame& frame : line_.receive(bytes)) verdicts.push_back(judge(frame, now.wall));
  return verdicts;
}

Verdict OnbonKCard::judge(const LineFrame& frame, WallTime now) {
  Verdict verdict;
  verdict.raw = frame.raw;
  const auto silent = [&](std::string reason) {
    verdict.reason = std::move(reason);
    return verdict;
  };
  if (!frame.fault.empty()) return silent(frame.fault);
  const std::span<const std::uint8_t> packet = frame.packet;
  if (packet.size() < 21) return silent("shorter than header, data and check");
  const unsigned to = word_at(packet, 0);
  const unsigned from = word_at(packet, 2);
  if (to != spec_.address && to != 0xFFFF && to != 0xFFFE) return silent("for another address");
  if (from < 0x8000 || from > 0xDFFF) return silent("sender is not in the host range");
  if (packet[7] != 0) return silent("option bits that a font card does not use");
  if (packet[8] > 1) return silent("check mode that this card does not have");
  if (packet[9] > 1) return silent("display mode is neither 0 nor 1");
  if (packet[10] != 0xFE && packet[10] != spec_.device) return silent("for another device type");
  const unsigned length = word_at(packet, 12);
  if (length + 16 != packet.size()) return silent("stated length is not the length");
  if (length > spec_.receive_buffer) return silent("longer than the receive buffer");

  const auto data = packet.subspan(14, length);
  verdict.command = hex2(data[0]) + " " + hex2(data[1]);
  Answer answer;
  unsigned check = 0;
  if (packet[8] == 0) {
    check = line_check(packet.first(packet.size() - 2));
  } else {
    for (const unsigned byte : packet.first(packet.size() - 2)) check += byte;
    check &= 0xFFFFU;
  }
  if (check != word_at(packet, packet.size() - 2)) {
    answer.error = 5;
    answer.word = "check sum";
  } else if (data[2] != 1 && data[2] != 2) {
    answer.error = 2;
    answer.word = "reply byte is neither 1 nor 2";
  } else {
    answer = obey(data[0], data[1], data, packet[9], now);
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

OnbonKCard::Answer OnbonKCard::obey(unsigned group, unsigned command,
                                    std::span<const std::uint8_t> data, unsigned display_mode,
                                    WallTime now) {
  const auto payload = data.subspan(5);
  const auto wrong_length = [] { return Answer{8, false, "payload has a wrong length", {}}; };
  switch (group << 8 | command) {
    case 0xA200:
      return payload.empty() ? Answer{0, false, "ping", {}} : wrong_length();
    case 0xA102:
      return payload.empty() ? status(now) : wrong_length();
    case 0xA203:
      return set_clock(payload, now);
    case 0xA300:
      if (payload.size() != 1) return wrong_length();
      if (payload[0] != 1 && payload[0] != 2) return {8, false, "power flag is 1 or 2", {}};
      on_ = payload[0] == 1;
      return {0, true, on_ ? "on" : "off", {}};
    case 0xA302:
      if (payload.size() != 2 && payload.size() != 50) return wrong_length();
      if (payload[0] != 1 || payload[1] > 15) return {8, false, "brightness is 0 to 15", {}};
      brightness_ = payload[1];
      return {0, true, "brightness", {}};
    case 0xA306:
      return take_areas(data, display_mode, now);
    case 0xA310:
      if (!payload.empty()) return wrong_length();
      areas_.clear();
      return {0, true, "cleared", {}};
    case 0xA109: {
      if (payload.size() != 17) return wrong_length();
      std::string text;
      for (const std::uint8_t byte : payload.subspan(1)) {
        if (byte == 0) break;
        if (byte < 0x20 || byte > 0x7E) return {8, false, "client information is ASCII", {}};
        text += static_cast<char>(byte);
      }
      if (payload[0] == 0 && !client_info_.empty()) return {15, false, "already there", {}};
      client_info_ = text;
      return {0, true, "client information", {}};
    }
    default:
      break;
  }
  const bool known_group = group >= 0xA1 && group <= 0xA4;
  return {static_cast<std::uint8_t>(known_group ? 2 : 1),
          false,
          known_group ? "unknown command" : "unknown group",
          {}};
}

OnbonKCard::Answer OnbonKCard::take_areas(std::span<const std::uint8_t> data, unsigned display_mode,
                                          WallTime now) {
  // group, command, reply, process mode, reserved, delete count, ids, area count, records
  const auto bad = [](std::string why) { return Answer{8, false, std::move(why), {}}; };
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
    auto area = read_area(rest.subspan(2, word_at(rest, 0)), now);
    if (!area) return bad(area.error().what.en);
    rest = rest.subspan(2 + word_at(rest, 0));
    const auto before = next.find(area->id);
    if (before != next.end() &&
        (before->second.x != area->x || before->second.y != area->y ||
         before->second.width != area->width || before->second.height != area->height)) {
      return bad("geometry changed without deleting the area first");
    }
    next[area->id] = std::move(*area);
  }
  if (!rest.empty()) return bad("bytes behind the last area");
  if (next.size() > spec_.max_areas) return {4, false, "more areas than the card holds", {}};
  if (display_mode == 0) {
    for (auto a = next.begin(); a != next.end(); ++a) {
      for (auto b = std::next(a); b != next.end(); ++b) {
        if (overlap(a->second, b->second)) return bad("areas overlap in display mode 0");
      }
    }
  }
  areas_ = std::move(next);
  return {0, true, std::to_string(count) + " areas, " + std::to_string(gone) + " deleted", {}};
}

Result<CardArea> OnbonKCard::read_area(std::span<const std::uint8_t> record, WallTime now) const {
  if (record.size() < 27) return refused("area record shorter than 27 bytes");
  if (record[0] != 0) return refused("area type is not 0");
  CardArea area;
  area.x = horizontal(word_at(record, 1));
  area.y = static_cast<int>(word_at(record, 3));
  area.width = horizontal(word_at(record, 5));
  area.height = static_cast<int>(word_at(record, 7));
  area.id = record[9];
  area.run_mode = record[11];
  area.timeout_s = static_cast<int>(word_at(record, 12));
  if (record[14] != 0) return refused("sound on a card without voice");
  if (record[15] != 0) return refused("extension fields are not simulated");
  area.align = record[16];
  area.single_line = record[17] == 1;
  area.wrap = record[18] == 2;
  area.effect = record[19];
  area.speed = record[21];
  area.stay_half = record[22];
  if (area.id > 9) return refused("area id above 9");
  if (area.run_mode > 4) return refused("unknown run mode");
  if ((area.align & ~0x0F) != 0 || (area.align & 3) == 3 || (area.align >> 2) == 3) {
    return refused("unknown alignment");
  }
  if (record[17] < 1 || record[17] > 2) return refused("lines is neither 1 nor 2");
  if (record[18] < 1 || record[18] > 2) return refused("wrap is neither 1 nor 2");
  if (area.effect < 1 || area.effect > 6) return refused("unknown effect");
  if (record[20] != 0) return refused("exit effect is not 0");
  if (area.speed > 0x18) return refused("speed above 24");
  if (area.width == 0 || area.height == 0) return refused("area without size");
  if (area.x + area.width > spec_.width_px || area.y + area.height > spec_.height_px) {
    return refused("area is off the screen");
  }
  const std::size_t text_size = word_at(record, 23) | static_cast<std::size_t>(word_at(record, 25))
                                                          << 16;
  if (text_size != record.size() - 27) return refused("text length is not the rest of the record");
  if (text_size > spec_.max_text) return refused("text longer than an area holds");
  const auto text = record.subspan(27);
  GONGSHI_TRY(const auto glyphs, read_card_text(text, spec_.gbk, clock_text(now)));
  for (const CardGlyph& glyph : glyphs) {
    if (glyph.size > area.height) return refused("font is higher than the area");
  }
  area.raw_text.assign(text.begin(), text.end());
  area.text = plain_text(glyphs);
  return area;
}

OnbonKCard::Answer OnbonKCard::set_clock(std::span<const std::uint8_t> payload, WallTime now) {
  if (payload.size() != 8) return {8, false, "payload has a wrong length", {}};
  std::array<int, 8> part{};
  for (std::size_t index = 0; index < part.size(); ++index) part[index] = from_bcd(payload[index]);
  for (const int value : part) {
    if (value < 0) return {14, false, "not BCD", {}};
  }
  const std::chrono::year_month_day date{std::chrono::year{part[1] * 100 + part[0]},
                                         std::chrono::month{static_cast<unsigned>(part[2])},
                                         std::chrono::day{static_cast<unsigned>(part[3])}};
  if (!date.ok() || part[4] > 23 || part[5] > 59 || part[6] > 59) {
    return {14, false, "no such time", {}};
  }
  const std::chrono::sys_days day{date};
  if (static_cast<int>(std::chrono::weekday{day}.iso_encoding()) != part[7]) {
    return {14, false, "weekday does not belong to the date", {}};
  }
  const auto local = day + std::chrono::hours{part[4]} + std::chrono::minutes{part[5]} +
                     std::chrono::seconds{part[6]};
  clock_offset_ = local - std::chrono::floor<std::chrono::seconds>(now);
  clock_set_ = true;
  return {0, true, "clock", {}};
}

std::string OnbonKCard::clock_text(WallTime now) const {
  const auto local = std::chrono::floor<std::chrono::seconds>(now) + clock_offset_;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{local - day};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return text.data();
}

OnbonKCard::Answer OnbonKCard::status(WallTime now) const {
  const std::string clock = clock_text(now);
  const auto local = std::chrono::floor<std::chrono::days>(
      std::chrono::floor<std::chrono::seconds>(now) + clock_offset_);
  Answer answer{0, false, "status", {0xA1, 0x02, 0, 0, 0}};
  auto& out = answer.data;
  const auto put = [&](unsigned value) { out.push_back(static_cast<std::uint8_t>(value)); };
  put(on_ ? 1 : 2);
  put(static_cast<unsigned>(brightness_));
  put(to_bcd(clock.substr(2, 2)));
  put(to_bcd(clock.substr(0, 2)));
  put(to_bcd(clock.substr(5, 2)));
  put(to_bcd(clock.substr(8, 2)));
  put(std::chrono::weekday{local}.iso_encoding());
  put(to_bcd(clock.substr(11, 2)));
  put(to_bcd(clock.substr(14, 2)));
  put(to_bcd(clock.substr(17, 2)));
  put(0);  // programs
  for (int index = 0; index < 4; ++index) put(0);
  if (spec_.special_fields) {
    put(0);
    put(0);
  }
  put(static_cast<unsigned>(areas_.size()));
  for (const auto& [id, area] : areas_) put(static_cast<unsigned>(id));
  for (int index = 0; index < 16; ++index) put(0);  // barcode
  const std::string custom = spec_.client_info_is_custom_id ? client_info_.substr(0, 12) : "";
  for (const std::uint8_t byte : padded(custom, 12)) put(byte);
  return answer;
}

}  // namespace gongshi::drivers::simulator
