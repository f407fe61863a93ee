#include "drivers/text/onbon_k/lamps.h"

namespace gongshi::drivers::onbon_k {
namespace {

using namespace std::chrono_literals;

constexpr int kLevels = 15;         // A3 02: brightness is 0 .. 15
constexpr int kContradictions = 3;  // then the card has a will of its own
constexpr auto kSeldom = 10min;

}  // namespace

void Lamps::Setting::want(std::optional<int> value) {
  if (wanted == value) return;
  wanted = value;
  contradictions = 0;
  not_before = {};
}

void Lamps::Setting::card_has(int value, Now now) {
  card = value;
  if (settled()) {
    contradictions = 0;
  } else if (acknowledged && ++contradictions >= kContradictions) {
    not_before = now.steady + kSeldom;
  }
  acknowledged = false;
}

void Lamps::want(std::optional<bool> power, std::optional<int> brightness_pct) {
  power_.want(power ? std::optional<int>{*power ? 1 : 0} : std::nullopt);
  std::optional<int> level;
  if (brightness_pct) level = (std::clamp(*brightness_pct, 0, 100) * kLevels + 50) / 100;
  brightness_.want(level);
}

void Lamps::card_has(const onbon::CardStatus& status, Now now) {
  power_.card_has(status.on ? 1 : 0, now);
  brightness_.card_has(status.brightness, now);
}

std::optional<onbon::Bytes> Lamps::next(Now now) {
  if (!patience_.over(now)) return std::nullopt;
  asked_power_ = power_.due(now);
  if (asked_power_) return onbon::power_request(*power_.wanted == 1);
  if (brightness_.due(now)) return onbon::brightness_request(*brightness_.wanted, with_table_);
  return std::nullopt;
}

std::optional<SteadyTime> Lamps::wake() const {
  std::optional<SteadyTime> when;
  if (!power_.settled()) when = power_.not_before;
  if (!brightness_.settled()) when = earlier(when, brightness_.not_before);
  if (when && patience_.until()) when = std::max(*when, *patience_.until());
  return when;
}

void Lamps::done(const onbon::ReplyData&, Now) {
  Setting& setting = asked_power_ ? power_ : brightness_;
  setting.card = setting.wanted;
  setting.acknowledged = true;
  patience_.forget();
}

void Lamps::refused(const onbon::ReplyData& reply, Now now) {
  patience_.refused(reply.error, now);
}

std::optional<Error> Lamps::standing() const {
  if (power_.contradictions >= kContradictions) {
    return Error{Errc::kRejected,
                 {"控制卡收下了开关屏命令，但状态没有改变（检查卡里的定时开关屏）",
                  "the card took the power command and did not keep it (look at its timer)"},
                 "E2110"};
  }
  if (brightness_.contradictions >= kContradictions) {
    return Error{Errc::kRejected,
                 {"控制卡收下了亮度命令，但状态没有改变（试试选项 brightness_table=yes）",
                  "the card took the brightness and did not keep it (try brightness_table=yes)"},
                 "E2110"};
  }
  return std::nullopt;
}

}  // namespace gongshi::drivers::onbon_k
