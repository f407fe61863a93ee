#include "drivers/simulator/cpower/card.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kMostCall = 131'072;  // 256 parts of 512
constexpr unsigned kOtherFailure = 0x10;

std::string hex2(unsigned value) {
  std::array<char, 4> text{};
  std::snprintf(text.data(), text.size(), "%02X", value & 0xFFU);
  return text.data();
}

bool all_zero(std::span<const std::uint8_t> bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

std::chrono::sys_seconds whole(WallTime time) {
  return std::chrono::floor<std::chrono::seconds>(time);
}

}  // namespace

std::vector<Verdict> CpowerCard::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  for (const CpowerRequest& request : line_.receive(bytes)) {
    verdicts.push_back(judge(request, now));
  }
  return verdicts;
}

Verdict CpowerCard::judge(const CpowerRequest& request, Now now) {
  Verdict verdict;
  verdict.raw = request.raw;
  verdict.command = request.fault.empty() ? hex2(request.command) : "";
  const auto silent = [&](std::string reason) {
    verdict.reason = std::move(reason);
    return verdict;
  };
  if (now.steady < awake_at_) return silent("the card is still starting");
  if (!request.fault.empty()) return silent(request.fault);
  if (request.id != spec_.address && request.id != 0xFF) return silent("for another card");
  if (request.mark > 1) return silent("reserved bits of the mark are set");
  if (request.command == 0x7B && request.data.size() > 4) {
    verdict.command += " " + hex2(request.data[4]);
  }
  const Answer answer = obey(request, now);
  verdict.accepted = answer.accepted;
  verdict.changed = answer.changed;
  verdict.reason = answer.word;
  if (request.mark == 1 && !answer.silent) {
    verdict.reply = line_.answer(request, spec_.address, answer.mark, answer.data);
  }
  return verdict;
}

CpowerCard::Answer CpowerCard::obey(const CpowerRequest& request, Now now) {
  switch (request.command) {
    case 0x7B:
      return external(request.data);
    case 0x47:
      return clock(request.data, now.wall);
    case 0x46:
      return brightness(request.data);
    case 0x76:
      return power(request.data);
    case 0x29:
    case 0x2E:
    case 0x45:
    case 0x75:
      return facts(request.command, request.data);
    default:
      return {false, false, "command that this simulator does not have", {}, 1, true};
  }
}

/// Length (low byte first), number, last number, and a part of the call.
CpowerCard::Answer CpowerCard::external(std::span<const std::uint8_t> data) {
  const auto failed = [&](unsigned code, std::string word) {
    next_part_ = 0;
    call_.clear();
    return Answer{false, false, std::move(word), {0, 0, 0, 0}, code, false};
  };
  if (data.size() < 5 || data[0] + data[1] * 256U != data.size() - 4) {
    return failed(kOtherFailure, "stated length is not the length");
  }
  const unsigned part = data[2];
  const unsigned last = data[3];
  if (part == 0) {
    call_.clear();
    next_part_ = 0;
  }
  if (part > last || part != next_part_) return failed(2, "packet out of order");
  if (data.size() - 4 > 512) return failed(kOtherFailure, "packet longer than 512 bytes");
  call_.insert(call_.end(), data.begin() + 4, data.end());
  if (call_.size() > kMostCall) return failed(kOtherFailure, "call too long");
  const std::vector<std::uint8_t> done{0, 0, 0, 0};
  if (part != last) {
    ++next_part_;
    return {true, false, "part " + std::to_string(part), done, 0, false};
  }
  const std::vector<std::uint8_t> call = std::exchange(call_, {});
  next_part_ = 0;
  if (const Status taken = panel_.take(call); !taken) {
    return failed(kOtherFailure, taken.error().what.en);
  }
  return {true, true, "call " + hex2(call[0]), done, 0, false};
}

CpowerCard::Answer CpowerCard::clock(std::span<const std::uint8_t> data, WallTime now) {
  if (!data.empty() && data[0] == 1) {
    const auto time = whole(now) + clock_offset_;
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{days};
    const std::chrono::hh_mm_ss parts{time - days};
    const auto byte = [](auto value) { return static_cast<std::uint8_t>(value); };
    return {true,
            false,
            "clock told",
            {1, byte(parts.seconds().count()), byte(parts.minutes().count()),
             byte(parts.hours().count()), byte(std::chrono::weekday{days}.c_encoding()),
             byte(static_cast<unsigned>(date.day())), byte(static_cast<unsigned>(date.month())),
             byte(int{date.year()} % 100)}};
  }
  if (data.size() < 8 || data[0] != 0) return {false, false, "clock is cut short", {0}};
  const std::chrono::year_month_day date{std::chrono::year{2000 + data[7]} /
                                         static_cast<int>(data[6]) / static_cast<int>(data[5])};
  if (data[1] > 59 || data[2] > 59 || data[3] > 23 || data[7] > 99 || !date.ok()) {
    return {false, false, "no such time (binary, not BCD)", {0}};
  }
  if (std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding() != data[4]) {
    return {false, false, "weekday is not the date's", {0}};
  }
  const auto time = std::chrono::sys_days{date} + std::chrono::hours{data[3]} +
                    std::chrono::minutes{data[2]} + std::chrono::seconds{data[1]};
  clock_offset_ = time - whole(now);
  return {true, true, "clock set", {1}};
}

CpowerCard::Answer CpowerCard::brightness(std::span<const std::uint8_t> data) {
  if (data.size() == 1 && data[0] == 1) {
    std::vector<std::uint8_t> told{1};
    told.insert(told.end(), levels_.begin(), levels_.end());
    return {true, false, "brightness told", std::move(told)};
  }
  if (data.size() != 25 || data[0] != 0) return {false, false, "brightness has 24 hours", {0}};
  levels_.assign(data.begin() + 1, data.end());
  return {true, true, "brightness set", {1}};
}

CpowerCard::Answer CpowerCard::power(std::span<const std::uint8_t> data) {
  const auto state = static_cast<std::uint8_t>(on_ ? 1 : 0);
  if (data.size() == 1 && data[0] == 1) {
    return {true, false, "power told", {1, state, 0, 0, 0, 0, 0, 0, 0, 0}};
  }
  // Seven zeros in the vendor's samples, eight in the vendor's table.
  const bool form = data.size() >= 9 && data.size() <= 10 && data[0] == 0 && data[1] <= 1 &&
                    all_zero(data.subspan(2));
  if (!form) return {false, false, "power is 00, 00 or 01, and seven or eight zeros", {0, state}};
  on_ = data[1] == 1;
  return {true, true, on_ ? "on" : "off", {0, data[1]}};
}

CpowerCard::Answer CpowerCard::facts(unsigned command, std::span<const std::uint8_t> data) const {
  if (data.size() != 1) return {false, false, "question is one byte", {0}};
  switch (command) {
    case 0x2E:
      return {true, false, "version told", {0, 0x21, 0x12, 0x20, 0, 0, 0, 0x34}};
    case 0x75:
      if (!spec_.sensors) return {false, false, "older application", {}, 1, true};
      // 26.5 degrees, 79.7 Fahrenheit, 45 percent.
      return {true, false, "temperature told", {data[0], 0x01, 0xA8, 0x04, 0xFB, 0, 45, 0}};
    case 0x29:
      return {true, false, "free space told", {1, 0x00, 0x80, 0x1E, 0x00}};
    default:
      return {true, false, "power timer told", {1, 0, 0, 0, 0, 0, 0}};
  }
}

void CpowerCard::lose_power(Now now) {
  panel_.restart();
  call_.clear();
  next_part_ = 0;
  awake_at_ = now.steady + spec_.boot;
}

bool CpowerCard::shows_something() const {
  return std::any_of(panel_.windows().begin(), panel_.windows().end(),
                     [](const CpowerWindow& window) { return !window.kind.empty(); });
}

std::string CpowerCard::clock_text(WallTime now) const {
  const auto time = whole(now) + clock_offset_;
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{days};
  const std::chrono::hh_mm_ss parts{time - days};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d", int{date.year()},
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(parts.hours().count()), static_cast<int>(parts.minutes().count()),
                static_cast<int>(parts.seconds().count()));
  return text.data();
}

namespace {

ColorWords colors_of(const CpowerWindow& window) {
  ColorWords colors;
  for (const CpowerGlyph& glyph : window.glyphs) {
    if (!glyph.newline) colors.add(glyph.lamp);
  }
  if (!window.picture) return colors;
  for (const Lamp lamp : window.picture->lamps) {
    if (lamp != Lamp{}) colors.add(lamp);
  }
  return colors;
}

}  // namespace

nlohmann::ordered_json CpowerCard::state(Now now) const {
  nlohmann::ordered_json areas = nlohmann::ordered_json::array();
  for (const CpowerWindow& window : panel_.windows()) {
    areas.push_back({{"x", window.x},
                     {"y", window.y},
                     {"width", window.width},
                     {"height", window.height},
                     {"kind", window.kind},
                     {"effect", window.effect},
                     {"colors", colors_of(window).all()},
                     {"speed", window.speed},
                     {"stay_s", window.stay_s},
                     {"text", window.text()}});
  }
  return {{"kind", "cpower"},
          {"width", spec_.screen.width},
          {"height", spec_.screen.height},
          {"power", on_ ? "on" : "off"},
          {"brightness", levels_},
          {"clock", clock_text(now.wall)},
          {"flash_writes", panel_.flash_writes()},
          {"areas", areas}};
}

Dots CpowerCard::dots(const DotFont& font, Now now) const {
  if (!on_ || now.steady < awake_at_) return Dots::dark(spec_.screen.width, spec_.screen.height);
  return panel_.dots(font);
}

Result<std::unique_ptr<Card>> make_cpower_card(const CardOrder& order) {
  CpowerSpec spec;
  spec.screen.width = order.width_px;
  spec.screen.height = order.height_px;
  spec.address = static_cast<unsigned>(order.address);
  for (const auto& [word, value] : order.words) {
    int seconds = 0;
    const char* end = value.data() + value.size();
    if (word == "length" && (value == "little" || value == "big")) {
      spec.line.big_length = value == "big";
    } else if (word == "charset" && (value == "gb2312" || value == "gbk")) {
      spec.screen.gbk = value == "gbk";
    } else if (word == "image_bits" && (value == "msb" || value == "lsb")) {
      spec.screen.low_bit_left = value == "lsb";
    } else if (word == "image_lit" && (value == "1" || value == "0")) {
      spec.screen.zero_lit = value == "0";
    } else if (word == "application" && (value == "new" || value == "old")) {
      spec.line.old_type = value == "old";
      spec.sensors = value == "new";
    } else if (word == "boot_s" && std::from_chars(value.data(), end, seconds).ptr == end &&
               seconds >= 0 && seconds <= 60) {
      spec.boot = std::chrono::seconds{seconds};
    } else {
      return Error{Errc::kUsage,
                   {"选项 " + word + "=" + value + " 无效",
                    "option " + word + "=" + value + " is not valid"},
                   "E2203"};
    }
  }
  return std::unique_ptr<Card>(new CpowerCard(spec));
}

}  // namespace gongshi::drivers::simulator
