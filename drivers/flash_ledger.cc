#include "drivers/flash_ledger.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kDay = 24h;
constexpr auto kNever = 365 * 24h;

}  // namespace

/// The record is read when time is known first, for its times are of the wall's clock.
void FlashLedger::remember(Now now) {
  if (std::exchange(remembered_, true) || !record_) return;
  const auto kept = record_->read();
  if (!kept) {
    const int half = (allowance_.per_day + 1) / 2;
    recent_.assign(static_cast<std::size_t>(half), now.steady);
    return keep(now);  // the next start finds a whole record again
  }
  for (const WallTime time : *kept) {
    const auto age = std::max(now.wall - time, WallTime::duration{0});
    if (age < kDay) recent_.push_back(now.steady - age);
  }
  std::sort(recent_.begin(), recent_.end());
  while (recent_.size() > static_cast<std::size_t>(allowance_.per_day)) recent_.pop_front();
}

void FlashLedger::keep(Now now) const {
  if (!record_) return;
  std::vector<WallTime> times;
  for (const SteadyTime time : recent_) {
    const auto age = std::chrono::floor<std::chrono::milliseconds>(now.steady - time);
    if (age < kDay) times.push_back(now.wall - age);
  }
  record_->keep(times);
}

void FlashLedger::note(Now now) {
  remember(now);
  ++writes_;
  recent_.push_back(now.steady);
  while (recent_.size() > static_cast<std::size_t>(allowance_.per_day)) recent_.pop_front();
  keep(now);
}

std::optional<SteadyTime> FlashLedger::next(Now now) {
  remember(now);
  const auto day = next_of_day(now);
  const auto burst = next_of_burst(now);
  return day && burst ? std::max(day, burst) : day ? day : burst;
}

std::optional<SteadyTime> FlashLedger::next_of_day(Now now) const {
  if (allowance_.per_day == 0) return now.steady + kNever;
  if (recent_.size() < static_cast<std::size_t>(allowance_.per_day)) return std::nullopt;
  const SteadyTime free = recent_.front() + kDay;
  if (now.steady >= free) return std::nullopt;
  return free;
}

std::optional<SteadyTime> FlashLedger::next_of_burst(Now now) const {
  if (allowance_.burst == 0) return std::nullopt;
  const SteadyTime since = now.steady - allowance_.burst * allowance_.pause;
  const auto close =
      std::count_if(recent_.begin(), recent_.end(), [&](SteadyTime time) { return time > since; });
  if (close < allowance_.burst) return std::nullopt;
  const SteadyTime free = recent_.back() + allowance_.pause;
  if (now.steady >= free) return std::nullopt;
  return free;
}

Error FlashLedger::refusal(Now now) {
  if (allowance_.per_day == 0) {
    return {Errc::kRejected,
            {"不允许写这块屏的闪存（flash_per_day 为 0）",
             "the board's flash may not be written (flash_per_day is 0)"},
            "E2112"};
  }
  const std::string count = std::to_string(allowance_.per_day);
  const auto wait = next(now).value_or(now.steady) - now.steady;
  const std::string when =
      local_text(now.wall + std::chrono::ceil<std::chrono::milliseconds>(wait));
  return {Errc::kRejected,
          {"闪存一天最多写 " + count + " 次，下次要等到 " + when,
           "the flash is written at most " + count + " times a day, next at " + when},
          "E2112"};
}

}  // namespace gongshi::drivers
