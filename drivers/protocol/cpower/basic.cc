#include "drivers/protocol/cpower/basic.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace gongshi::drivers::cpower {
namespace {

std::uint8_t byte(long value) {
  return static_cast<std::uint8_t>(value & 0xFF);
}

/// Minor version in the low four bits.
std::string version_text(std::uint8_t value) {
  return std::to_string(value >> 4) + "." + std::to_string(value & 0x0FU);
}

std::string two(int value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d", value);
  return text.data();
}

/// The long form has the digits as text, the short form sign, integer part and sixteenths.
std::optional<std::string> celsius_text(std::span<const std::uint8_t> digits) {
  std::string text;
  for (const std::uint8_t digit : digits) {
    if (digit == 0 || digit == ' ') break;
    const bool known = (digit >= '0' && digit <= '9') || digit == '-' || digit == '.';
    if (!known) return std::nullopt;
    text += static_cast<char>(digit);
  }
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

Bytes clock_data(const LocalTime& time) {
  const auto minutes = time.minute_of_day.count();
  return {0,
          byte(time.second.count()),
          byte(minutes % 60),
          byte(minutes / 60),
          byte(time.weekday.c_encoding()),
          byte(static_cast<long>(static_cast<unsigned>(time.date.day()))),
          byte(static_cast<long>(static_cast<unsigned>(time.date.month()))),
          byte(int{time.date.year()} % 100)};
}

Bytes brightness_data(int level) {
  Bytes data(25, byte(std::clamp(level, 0, 31)));
  data[0] = 0;
  return data;
}

Bytes power_data(bool on) {
  Bytes data(10, 0);
  data[1] = on ? 1 : 0;
  return data;
}

std::optional<bool> decode_done(std::span<const std::uint8_t> data) {
  if (data.empty() || data[0] > 1) return std::nullopt;
  return data[0] == 1;
}

std::string ClockReading::text() const {
  return std::to_string(year) + "-" + two(month) + "-" + two(day) + " " + two(hour) + ":" +
         two(minute) + ":" + two(second);
}

std::int64_t ClockReading::seconds() const {
  const std::chrono::sys_days days{std::chrono::year{year} / month / day};
  return std::chrono::sys_seconds{days}.time_since_epoch().count() + hour * 3600L + minute * 60L +
         second;
}

std::int64_t ClockReading::off_by(const LocalTime& time) const {
  const std::chrono::sys_seconds midnight{std::chrono::sys_days{time.date}};
  const std::int64_t there =
      midnight.time_since_epoch().count() + time.minute_of_day.count() * 60 + time.second.count();
  return std::abs(seconds() - there);
}

std::optional<ClockReading> decode_clock(std::span<const std::uint8_t> data) {
  if (data.size() < 8 || data[0] != kAskState) return std::nullopt;
  ClockReading reading{2000 + data[7], data[6], data[5], data[3], data[2], data[1]};
  const std::chrono::year_month_day date{std::chrono::year{reading.year} / reading.month /
                                         reading.day};
  if (!date.ok() || data[7] > 99 || reading.hour > 23 || reading.minute > 59 ||
      reading.second > 59) {
    return std::nullopt;
  }
  return reading;
}

std::optional<HourLevels> decode_brightness(std::span<const std::uint8_t> data) {
  if (data.size() < 25 || data[0] != kAskState) return std::nullopt;
  HourLevels levels{};
  std::copy_n(data.begin() + 1, levels.size(), levels.begin());
  return levels;
}

std::optional<int> decode_level(std::span<const std::uint8_t> data) {
  const auto levels = decode_brightness(data);
  if (!levels) return std::nullopt;
  const bool even = std::all_of(levels->begin(), levels->end(),
                                [&](std::uint8_t level) { return level == levels->front(); });
  return even ? int{levels->front()} : -1;
}

std::optional<bool> decode_power(std::span<const std::uint8_t> data) {
  if (data.size() < 2 || data[0] != kAskState || data[1] > 1) return std::nullopt;
  return data[1] == 1;
}

std::optional<Version> decode_version(std::span<const std::uint8_t> data) {
  if (data.size() < 4 || data[0] != 0) return std::nullopt;
  return Version{data[1], version_text(data[2]), version_text(data[3]),
                 data.size() > 7 ? version_text(data[7]) : std::string{}};
}

std::optional<std::string> decode_temperature(std::span<const std::uint8_t> data) {
  if (data.empty() || (data[0] & 1U) == 0) return std::nullopt;
  if (data.size() == 14) return celsius_text(data.subspan(1, 4));
  if (data.size() != 8) return std::nullopt;
  const unsigned whole = (data[1] & 0x7FU) << 4 | data[2] >> 4;
  const unsigned tenths = (data[2] & 0x0FU) * 10 / 16;
  std::string text = (data[1] & 0x80U) != 0 ? "-" : "";
  text += std::to_string(whole);
  if (tenths != 0) text += "." + std::to_string(tenths);
  return text;
}

std::optional<std::uint32_t> decode_free_disk(std::span<const std::uint8_t> data) {
  if (data.size() < 5 || data[0] == 0) return std::nullopt;
  return data[1] | static_cast<std::uint32_t>(data[2]) << 8 |
         static_cast<std::uint32_t>(data[3]) << 16 | static_cast<std::uint32_t>(data[4]) << 24;
}

std::optional<std::string> decode_power_timer(std::span<const std::uint8_t> data) {
  if (data.size() < 5 || data[0] != kAskState) return std::nullopt;
  const bool valid = data[1] < 24 && data[2] < 60 && data[3] < 24 && data[4] < 60;
  const bool always = data[1] == data[3] && data[2] == data[4];
  if (!valid || always) return "-";
  return two(data[1]) + ":" + two(data[2]) + "-" + two(data[3]) + ":" + two(data[4]);
}

}  // namespace gongshi::drivers::cpower
