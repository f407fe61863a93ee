#include "drivers/flash_ledger.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kDay = 24h;
constexpr auto kNever = 365 * 24h;

}  // namespace

void FlashLedger::note(Now now) {
  ++writes_;
  recent_.push_back(now.steady);
  while (recent_.size() > static_cast<std::size_t>(per_day_)) recent_.pop_front();
}

std::optional<SteadyTime> FlashLedger::next(Now now) const {
  if (per_day_ == 0) return now.steady + kNever;
  if (recent_.size() < static_cast<std::size_t>(per_day_)) return std::nullopt;
  const SteadyTime free = recent_.front() + kDay;
  if (now.steady >= free) return std::nullopt;
  return free;
}

Error FlashLedger::refusal(Now now) const {
  const std::string count = std::to_string(per_day_);
  if (per_day_ == 0) {
    return {Errc::kRejected,
            {"不允许写这块屏的闪存（flash_per_day 为 0）",
             "the board's flash may not be written (flash_per_day is 0)"},
            "E2112"};
  }
  const auto wait = next(now).value_or(now.steady) - now.steady;
  const std::string when =
      local_text(now.wall + std::chrono::ceil<std::chrono::milliseconds>(wait));
  return {Errc::kRejected,
          {"闪存一天最多写 " + count + " 次，下次要等到 " + when,
           "the flash is written at most " + count + " times a day, next at " + when},
          "E2112"};
}

}  // namespace gongshi::drivers
