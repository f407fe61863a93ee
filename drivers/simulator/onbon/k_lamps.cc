#include "drivers/simulator/onbon/k_lamps.h"

#include <algorithm>

namespace gongshi::drivers::simulator::onbon_k {

std::optional<CardAnswer> CardLamps::obey(unsigned code, std::span<const std::uint8_t> payload,
                                          const CardSpec& spec, int minute) {
  switch (code) {
    case 0xA300:
      return force(payload, minute);
    case 0xA301:
      return set_periods(payload);
    case 0xA308:
      if (!payload.empty()) return wrong_length();
      forced_on_ = lit(minute);
      periods_.clear();
      return CardAnswer{0, true, "timer cancelled", {}};
    case 0xA302:
      return set_brightness(payload, spec);
    default:
      return std::nullopt;
  }
}

bool CardLamps::timed_lit(int minute) const {
  return std::any_of(periods_.begin(), periods_.end(), [&](const auto& period) {
    return minute >= period.first && minute < period.second;
  });
}

bool CardLamps::lit(int minute) const {
  if (periods_.empty()) return forced_on_;
  // A forced state holds until the next edge of the timer.
  if (forced_over_ && *forced_over_ != timed_lit(minute)) forced_over_.reset();
  return forced_over_ ? forced_on_ : timed_lit(minute);
}

int CardLamps::brightness(int minute) const {
  return table_ ? (*table_)[static_cast<std::size_t>(minute / 30)] : level_;
}

CardAnswer CardLamps::force(std::span<const std::uint8_t> payload, int minute) {
  if (payload.size() != 1) return wrong_length();
  if (payload[0] != 1 && payload[0] != 2) return {8, false, "power flag is 1 or 2", {}};
  forced_on_ = payload[0] == 1;
  if (!periods_.empty()) forced_over_ = timed_lit(minute);
  return {0, true, forced_on_ ? "on" : "off", {}};
}

CardAnswer CardLamps::set_periods(std::span<const std::uint8_t> payload) {
  if (payload.empty() || payload.size() != 1 + std::size_t{4} * payload[0]) return wrong_length();
  if (payload[0] < 1 || payload[0] > 3) return {8, false, "one to three periods", {}};
  std::vector<std::pair<int, int>> periods;
  for (auto rest = payload.subspan(1); !rest.empty(); rest = rest.subspan(4)) {
    std::array<int, 4> part{};
    for (std::size_t at = 0; at < part.size(); ++at) part[at] = from_bcd(rest[at]);
    const bool times = std::all_of(part.begin(), part.end(), [](int value) { return value >= 0; });
    if (!times || part[0] > 23 || part[1] > 59 || part[2] > 23 || part[3] > 59) {
      return {14, false, "no such time", {}};
    }
    periods.emplace_back(part[0] * 60 + part[1], part[2] * 60 + part[3]);
    if (periods.back().second <= periods.back().first) {
      return {14, false, "off is not later than on", {}};
    }
  }
  periods_ = std::move(periods);
  forced_over_.reset();
  return {0, true, "timer", {}};
}

CardAnswer CardLamps::set_brightness(std::span<const std::uint8_t> payload, const CardSpec& spec) {
  if (payload.size() != 2 && payload.size() != 50) return wrong_length();
  const auto table = payload.subspan(2);
  if (payload[0] == 1) {
    if (spec.insists_on_brightness_table && table.empty()) return wrong_length();
    if (payload[1] > 15) return {8, false, "brightness is 0 to 15", {}};
    level_ = payload[1];
    table_.reset();
    return {0, true, "brightness", {}};
  }
  if (payload[0] != 2) return {8, false, "brightness type is 1 or 2", {}};
  if (table.empty()) return wrong_length();
  if (payload[1] != 0) return {8, false, "the current level is 0 when timed", {}};
  if (std::any_of(table.begin(), table.end(), [](unsigned value) { return value > 15; })) {
    return {8, false, "brightness is 0 to 15", {}};
  }
  table_.emplace();
  std::copy(table.begin(), table.end(), table_->begin());
  return {0, true, "brightness of the day", {}};
}

}  // namespace gongshi::drivers::simulator::onbon_k
