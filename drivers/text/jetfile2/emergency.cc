#include "drivers/text/jetfile2/emergency.h"

namespace gongshi::drivers::jetfile2 {
namespace {

using namespace std::chrono_literals;

constexpr int kLongest = 0xFFFF;  // seconds; 0 would be for ever
constexpr auto kShort = 2s;       // a message that is as good as over

}  // namespace

void SignEmergency::want(std::optional<Bytes> file, std::chrono::seconds lasts, Bytes ordinary) {
  ordinary_ = std::move(ordinary);
  if (file == wanted_ && lasts == lasts_) return;
  wanted_ = std::move(file);
  lasts_ = lasts;
  first_.reset();
  if (wanted_) sent_.reset();  // the same words with another time are another message
  patience_.forget();
}

bool SignEmergency::sign_shows_none(Now now) {
  const bool lost = sent_ && now.steady + kShort < until_;
  if (lost) sent_.reset();
  return lost;
}

void SignEmergency::forget() {
  // A message that has run on a dead sign may or may not be on it; its own clock ends it.
  if (wanted_) sent_.reset();
  patience_.forget();
}

std::optional<Question> SignEmergency::next(Now now) {
  if (complete() || !patience_.over(now)) return std::nullopt;
  asked_ = wanted_;
  if (!wanted_) {
    if (now.steady + kShort >= until_ || ordinary_.empty()) {
      sent_.reset();  // it ends by itself
      return std::nullopt;
    }
    asked_s_ = 1;
    return Question{.packet = show_emergency(asked_s_, false, ordinary_)};
  }
  if (!first_) first_ = now.steady;
  const auto left = std::chrono::ceil<std::chrono::seconds>(*first_ + lasts_ - now.steady);
  if (left <= 0s) {
    sent_ = wanted_;  // its time is over
    return std::nullopt;
  }
  asked_s_ = static_cast<int>(std::min<std::int64_t>(left.count(), kLongest));
  return Question{.packet = show_emergency(asked_s_, buzzer_, *wanted_)};
}

void SignEmergency::done(const Reply&, Now now) {
  patience_.forget();
  sent_ = asked_;
  until_ = now.steady + std::chrono::seconds{asked_s_};
}

}  // namespace gongshi::drivers::jetfile2
