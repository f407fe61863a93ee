#include "drivers/text/jetfile2/lamps.h"

namespace gongshi::drivers::jetfile2 {

void SignLamps::want(std::optional<bool> power, std::optional<int> brightness_pct) {
  if (power != wanted_power_ || brightness_pct != wanted_pct_) patience_.forget();
  wanted_power_ = power;
  wanted_pct_ = brightness_pct;
}

bool SignLamps::complete() const {
  return (!wanted_power_ || power_ == wanted_power_) && (!wanted_pct_ || pct_ == wanted_pct_);
}

void SignLamps::forget() {
  power_.reset();
  pct_.reset();
  read_at_ = {};
  patience_.forget();
}

std::optional<Question> SignLamps::next(Now now) {
  if (!patience_.over(now)) return std::nullopt;
  // Once for people to see, with each poll where it is to be kept.
  if (now.steady >= read_at_ && (wanted_power_ || read_at_ == SteadyTime{})) {
    asked_ = Ask::kRead;
    return Question{.packet = read_power()};
  }
  if (wanted_power_ && power_ && power_ != wanted_power_) {
    asked_ = Ask::kSet;
    return Question{.packet = set_power(*wanted_power_)};
  }
  if (wanted_pct_ && pct_ != wanted_pct_) {
    asked_ = Ask::kBrightness;
    asked_pct_ = *wanted_pct_;
    return Question{.packet = set_brightness(asked_pct_)};
  }
  return std::nullopt;
}

std::optional<SteadyTime> SignLamps::wake() const {
  return earlier(patience_.until(), wanted_power_ ? std::optional(read_at_) : std::nullopt);
}

void SignLamps::done(const Reply& reply, Now now) {
  patience_.forget();
  switch (asked_) {
    case Ask::kRead:
      read_at_ = now.steady + poll_;
      power_ = decode_power(reply);
      break;
    case Ask::kSet:
      // What it says of itself counts, not that it took the command.
      read_at_ = now.steady;
      power_.reset();
      break;
    case Ask::kBrightness:
      pct_ = asked_pct_;
      break;
  }
}

bool SignLamps::refused(std::uint16_t status, Now now) {
  return patience_.refused(status, now);
}

}  // namespace gongshi::drivers::jetfile2
