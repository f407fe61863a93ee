#include "drivers/simulator/onbon/graphic_card.h"

#include <array>
#include <cstdio>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::string_view kFirmware = "V3.05.01";

std::string hex2(unsigned value) {
  std::array<char, 4> text{};
  std::snprintf(text.data(), text.size(), "%02X", value & 0xFFU);
  return text.data();
}

bool overlap(const GraphicArea& a, const GraphicArea& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool same_place(const GraphicArea& a, const GraphicArea& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

/// 255 when a nibble is no digit.
unsigned from_bcd(unsigned value) {
  return value / 16 > 9 || value % 16 > 9 ? 255 : value / 16 * 10 + value % 16;
}

unsigned to_bcd(const std::string& two_digits) {
  return static_cast<unsigned>((two_digits[0] - '0') * 16 + (two_digits[1] - '0'));
}

/// Puts numbers behind each other, low byte first.
struct Field {
  std::vector<std::uint8_t> bytes;
  Field& byte(unsigned value) {
    bytes.push_back(static_cast<std::uint8_t>(value));
    return *this;
  }
  Field& word(unsigned value) { return byte(value % 256).byte(value / 256); }
  Field& fill(unsigned value, int count) {
    for (int index = 0; index < count; ++index) byte(value);
    return *this;
  }
};

}  // namespace

std::vector<Verdict> OnbonGraphicCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  for (const LineFrame& frame : line_.receive(bytes)) verdicts.push_back(judge(frame, now));
  return verdicts;
}

Verdict OnbonGraphicCard::judge(const LineFrame& frame, Now now) {
  Verdict verdict;
  verdict.raw = frame.raw;
  if (!frame.fault.empty()) {
    verdict.reason = frame.fault;
    return verdict;
  }
  const GraphicPacket packet = read_graphic_packet(frame.packet, spec_.ear);
  if (!packet.fault.empty()) {
    verdict.reason = packet.fault;
    return verdict;
  }
  const std::span<const std::uint8_t> body = packet.body;
  Answer answer;
  if (packet.check_wrong) {
    answer = {5, false, "check sum"};
  } else if (body.size() < 5 || body[0] != 1) {
    answer = {8, false, "not the body of a request"};
  } else {
    verdict.command = hex2(body[1]) + " " + hex2(body[2]);
    const std::size_t stated = body[3] + 256UL * body[4];
    const bool dynamic = packet.dialect == GraphicDialect::kDynamic;
    // Dynamic packets may leave the length 0: the manual calls the two bytes reserved.
    const bool fits = stated == body.size() - 5 || (dynamic && stated == 0);
    if (!fits) {
      answer = {8, false, "stated data length is not the length"};
    } else if (!dynamic && body[1] == 0xA7) {
      answer = {1, false, "dynamic areas come in the other packet"};
    } else {
      answer = obey(body[1], body[2], body.subspan(5), now.wall);
    }
  }
  verdict.accepted = answer.error == 0;
  verdict.changed = answer.changed;
  verdict.reason = answer.word;
  if (packet.to == 0xFFFF) return verdict;
  Field reply;
  reply.byte(0);
  if (answer.data.empty()) {
    reply.byte(0xA0).byte(answer.error == 0 ? 0 : 1);
  } else {
    reply.byte(body[1]).byte(body[2] | 0x80U);
  }
  reply.word(answer.error == 0 ? 0 : 1).word(answer.error);
  reply.word(static_cast<unsigned>(answer.data.size()));
  reply.bytes.insert(reply.bytes.end(), answer.data.begin(), answer.data.end());
  verdict.reply = graphic_reply(packet, spec_.ear, reply.bytes);
  return verdict;
}

OnbonGraphicCard::Answer OnbonGraphicCard::obey(unsigned group, unsigned command,
                                                std::span<const std::uint8_t> data, WallTime now) {
  const Answer wrong_length{8, false, "data has a wrong length"};
  switch (group * 256 + command) {
    case 0xA200:
      return data.empty() ? identity() : wrong_length;
    case 0xA20F:
      if (!spec_.tells_state) break;
      return data.empty() ? status(now) : wrong_length;
    case 0xA205:
      if (data.size() != 1) return wrong_length;
      if (data[0] > 1) return {8, false, "power is 0 or 1"};
      on_ = data[0] == 1;
      return {0, true, on_ ? "on" : "off"};
    case 0xA202:
      return set_clock(data, now);
    case 0xA207:
      return set_brightness(data);
    case 0xA700:
      return spec_.areas ? take_areas(data) : Answer{1, false, "no dynamic areas on this card"};
    case 0xA701:
      return spec_.areas ? delete_areas(data) : Answer{1, false, "no dynamic areas on this card"};
    default:
      break;
  }
  if (group == 0xA1) return obey_files(command, data);
  const bool known_group = group >= 0xA2 && group <= 0xA7;
  return {known_group ? 2U : 1U, false, known_group ? "unknown command" : "unknown group"};
}

OnbonGraphicCard::Answer OnbonGraphicCard::obey_files(unsigned command,
                                                      std::span<const std::uint8_t> data) {
  if (spec_.ear.generation != 5) return {2, false, "files of the 6th generation are not simulated"};
  FileAnswer answer = files_.obey(command, data, spec_.screen);
  return {answer.error, answer.changed, std::move(answer.word), std::move(answer.data)};
}

OnbonGraphicCard::Answer OnbonGraphicCard::take_areas(std::span<const std::uint8_t> data) {
  GraphicAreas read = read_graphic_areas(data, spec_.screen);
  if (!read.fault.empty()) return {read.error, false, read.fault};
  std::map<int, GraphicArea> next = areas_;
  for (GraphicArea& area : read.areas) {
    const auto before = next.find(area.id);
    if (before != next.end() && !same_place(before->second, area)) {
      return {8, false, "geometry changed without deleting the area first"};
    }
    next[area.id] = std::move(area);
  }
  if (next.size() > spec_.most_areas) return {4, false, "more areas than the card holds"};
  for (auto a = next.begin(); a != next.end(); ++a) {
    for (auto b = std::next(a); b != next.end(); ++b) {
      if (overlap(a->second, b->second)) return {8, false, "areas overlap"};
    }
  }
  areas_ = std::move(next);
  return {0, true, std::to_string(read.areas.size()) + " areas"};
}

OnbonGraphicCard::Answer OnbonGraphicCard::delete_areas(std::span<const std::uint8_t> data) {
  if (data.empty()) return {8, false, "data has a wrong length"};
  if (data[0] == 0xFF) {
    if (data.size() != 1) return {8, false, "data has a wrong length"};
    areas_.clear();
    return {0, true, "all areas deleted"};
  }
  if (data.size() != data[0] + 1UL) return {8, false, "data has a wrong length"};
  for (const int id : data.subspan(1)) areas_.erase(id);
  return {0, true, std::to_string(data[0]) + " areas deleted"};
}

OnbonGraphicCard::Answer OnbonGraphicCard::set_brightness(std::span<const std::uint8_t> data) {
  if (data.size() != 49) return {8, false, "data has a wrong length"};
  if (data[0] != 0) return {8, false, "only the manual mode is simulated"};
  for (const unsigned level : data.subspan(1)) {
    if (level > 15) return {8, false, "brightness is 0 to 15"};
    if (level != data[1]) return {8, false, "levels differ in the manual mode"};
  }
  brightness_ = data[1];
  return {0, true, "brightness"};
}

OnbonGraphicCard::Answer OnbonGraphicCard::set_clock(std::span<const std::uint8_t> data,
                                                     WallTime now) {
  if (data.size() != 8) return {8, false, "data has a wrong length"};
  std::array<unsigned, 8> part{};
  for (std::size_t at = 0; at < part.size(); ++at) {
    part[at] = from_bcd(data[at]);
    if (part[at] == 255) return {14, false, "not BCD"};
  }
  const std::chrono::year_month_day date{
      std::chrono::year{static_cast<int>(part[1] * 100 + part[0])}, std::chrono::month{part[2]},
      std::chrono::day{part[3]}};
  if (!date.ok() || part[4] > 23 || part[5] > 59 || part[6] > 59) {
    return {14, false, "no such time"};
  }
  const std::chrono::sys_days day{date};
  if (std::chrono::weekday{day}.iso_encoding() != part[7]) {
    return {14, false, "weekday does not belong to the date"};
  }
  const auto local = day + std::chrono::hours{part[4]} + std::chrono::minutes{part[5]} +
                     std::chrono::seconds{part[6]};
  clock_offset_ = local - std::chrono::floor<std::chrono::seconds>(now);
  clock_set_ = true;
  return {0, true, "clock"};
}

OnbonGraphicCard::Answer OnbonGraphicCard::identity() const {
  Field out;
  out.word(spec_.ear.device);
  for (const char letter : kFirmware) out.byte(static_cast<unsigned char>(letter));
  out.byte(1).word(spec_.ear.address).byte(2);
  out.word(static_cast<unsigned>(spec_.screen.width_px));
  out.word(static_cast<unsigned>(spec_.screen.height_px));
  const bool full = spec_.screen.panel.series == GraphicSeries::k5Q ||
                    spec_.screen.panel.series == GraphicSeries::k6Q;
  const unsigned color = full ? 255 : spec_.screen.panel.green ? 3 : 1;
  out.byte(spec_.color_code != 0 ? spec_.color_code : color);
  out.byte(static_cast<unsigned>(brightness_)).byte(on_ ? 1 : 0);
  return {0, false, "who it is", std::move(out.bytes)};
}

OnbonGraphicCard::Answer OnbonGraphicCard::status(WallTime now) const {
  const std::string clock = clock_text(now);
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::floor<std::chrono::seconds>(now) + clock_offset_);
  Field out;
  out.byte(on_ ? 1 : 0).byte(0).byte(0).byte(static_cast<unsigned>(brightness_));
  const auto& programs = files_.programs();
  out.word(static_cast<unsigned>(programs.size()));
  if (programs.empty()) out.fill(0, 4);
  if (!programs.empty()) {
    for (const char letter : programs.begin()->first) out.byte(static_cast<unsigned char>(letter));
  }
  out.byte(0).byte(0).byte(0).byte(1);  // locks, run mode, clock is good
  out.byte(to_bcd(clock.substr(2, 2))).byte(to_bcd(clock.substr(0, 2)));
  for (const std::size_t at : {5U, 8U, 11U, 14U, 17U}) out.byte(to_bcd(clock.substr(at, 2)));
  out.byte(std::chrono::weekday{day}.iso_encoding());
  out.fill(0xFF, 10).byte(0);  // no sensors, no button
  if (spec_.ear.generation == 6) out.fill(0, 12 + 16);
  return {0, false, "state", std::move(out.bytes)};
}

std::string OnbonGraphicCard::clock_text(WallTime now) const {
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

}  // namespace gongshi::drivers::simulator
