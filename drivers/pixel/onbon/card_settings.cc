#include "drivers/pixel/onbon/card_settings.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kLevels = 15;  // A2 07: brightness is 0 .. 15
constexpr int kDenials = 3;  // then the card has a will of its own
constexpr auto kSeldom = 10min;
constexpr auto kRefused = 60s;
// People read minutes; the reply is some milliseconds old, and the card counts whole seconds.
constexpr auto kClockOff = 3s;
constexpr auto kClockPause = 1h;  // a clock that does not keep what it is given is not worth more

auto seconds_of(const LocalTime& time) {
  return std::chrono::sys_days{time.date} + time.minute_of_day + time.second;
}

}  // namespace

void CardSettings::Setting::want(std::optional<int> value) {
  if (wanted == value) return;
  wanted = value;
  denials = 0;
  not_before = {};
}

void CardSettings::Setting::card_has(int value, Now now) {
  card = value;
  if (settled()) {
    denials = 0;
  } else if (acknowledged && ++denials >= kDenials) {
    not_before = now.steady + kSeldom;
  }
  acknowledged = false;
}

void CardSettings::Setting::done() {
  card = wanted;
  acknowledged = true;
}

void CardSettings::want(std::optional<bool> power, std::optional<int> brightness_pct,
                        bool keep_clock) {
  power_.want(power ? std::optional<int>{*power ? 1 : 0} : std::nullopt);
  std::optional<int> level;
  if (brightness_pct) level = (std::clamp(*brightness_pct, 0, 100) * kLevels + 50) / 100;
  level_.want(level);
  keep_clock_ = keep_clock;
}

void CardSettings::card_has(const onbon::common::State& state, Now now) {
  power_.card_has(state.on ? 1 : 0, now);
  // A level that a timer or a sensor may change at any time is not the one that is wanted.
  level_.card_has(state.brightness_mode == 0 ? state.brightness : -1, now);
  const auto here = seconds_of(to_local(now.wall));
  const auto there = state.clock ? seconds_of(*state.clock) : here - 1h;
  clock_off_ = !state.clock_good || std::chrono::abs(there - here) > kClockOff;
}

void CardSettings::forget() {
  power_.card.reset();
  level_.card.reset();
  clock_off_ = false;
  clock_not_before_ = {};
}

std::optional<onbon::Bytes> CardSettings::lamps_request(Now now) {
  if (power_.due(now)) {
    asked_ = Asked::kPower;
    return onbon::common::power_request(*power_.wanted == 1);
  }
  if (level_.due(now)) {
    asked_ = Asked::kLevel;
    return onbon::common::brightness_request(*level_.wanted);
  }
  return std::nullopt;
}

std::optional<onbon::Bytes> CardSettings::clock_request(Now now) {
  if (!keep_clock_ || !clock_off_ || now.steady < clock_not_before_) return std::nullopt;
  asked_ = Asked::kClock;
  return onbon::common::clock_request(to_local(now.wall));
}

void CardSettings::done(Now now) {
  if (asked_ == Asked::kPower) power_.done();
  if (asked_ == Asked::kLevel) level_.done();
  if (asked_ == Asked::kClock) {
    clock_off_ = false;
    clock_not_before_ = now.steady + kClockPause;
  }
}

void CardSettings::refused(Now now) {
  if (asked_ == Asked::kPower) power_.not_before = now.steady + kRefused;
  if (asked_ == Asked::kLevel) level_.not_before = now.steady + kRefused;
  if (asked_ == Asked::kClock) clock_not_before_ = now.steady + kClockPause;
}

std::optional<Error> CardSettings::standing() const {
  if (power_.denials >= kDenials) {
    return Error{Errc::kRejected,
                 {"控制卡收下了开关屏命令，但状态没有改变（检查卡里的定时开关屏）",
                  "the card took the power command and did not keep it (look at its timer)"},
                 "E2124"};
  }
  if (level_.denials >= kDenials) {
    return Error{Errc::kRejected,
                 {"控制卡收下了亮度命令，但状态没有改变（检查亮度传感器设置）",
                  "the card took the brightness and did not keep it (look at its sensor)"},
                 "E2124"};
  }
  return std::nullopt;
}

std::optional<SteadyTime> CardSettings::wake() const {
  std::optional<SteadyTime> when;
  if (!power_.settled()) when = power_.not_before;
  if (!level_.settled()) when = when ? std::min(*when, level_.not_before) : level_.not_before;
  return when;
}

}  // namespace gongshi::drivers
