#include "drivers/simulator/onbon/k_time.h"

#include <array>
#include <cstdio>

namespace gongshi::drivers::simulator::onbon_k {
namespace {

std::uint8_t to_bcd(const std::string& digits) {
  return static_cast<std::uint8_t>((digits[0] - '0') << 4 | (digits[1] - '0'));
}

}  // namespace

CardAnswer CardTime::set(std::span<const std::uint8_t> payload, WallTime now) {
  if (payload.size() != 8) return wrong_length();
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
  offset_ = local - std::chrono::floor<std::chrono::seconds>(now);
  set_ = true;
  return {0, true, "clock", {}};
}

std::string CardTime::text(WallTime now) const {
  const auto local = std::chrono::floor<std::chrono::seconds>(now) + offset_;
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

int CardTime::minute_of_day(WallTime now) const {
  const auto local = std::chrono::floor<std::chrono::minutes>(
      std::chrono::floor<std::chrono::seconds>(now) + offset_);
  return static_cast<int>((local - std::chrono::floor<std::chrono::days>(local)).count());
}

void CardTime::put_status(std::vector<std::uint8_t>& out, WallTime now) const {
  const std::string clock = text(now);
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::floor<std::chrono::seconds>(now) + offset_);
  out.push_back(to_bcd(clock.substr(2, 2)));
  out.push_back(to_bcd(clock.substr(0, 2)));
  out.push_back(to_bcd(clock.substr(5, 2)));
  out.push_back(to_bcd(clock.substr(8, 2)));
  out.push_back(static_cast<std::uint8_t>(std::chrono::weekday{day}.iso_encoding()));
  out.push_back(to_bcd(clock.substr(11, 2)));
  out.push_back(to_bcd(clock.substr(14, 2)));
  out.push_back(to_bcd(clock.substr(17, 2)));
}

}  // namespace gongshi::drivers::simulator::onbon_k
