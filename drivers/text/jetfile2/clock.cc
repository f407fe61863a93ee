#include "drivers/text/jetfile2/clock.h"

namespace gongshi::drivers::jetfile2 {
namespace {

constexpr int kMostSets = 3;
constexpr std::uint16_t kNotSet = 0x5201;

}  // namespace

std::optional<Question> SignClockKeeper::next(Now now) {
  const LocalTime local = to_local(now.wall);
  if (right_on_ == local.date || !patience_.over(now)) return std::nullopt;
  if (!keep_ && told_) return std::nullopt;
  asked_set_ = wrong_zone_.has_value();
  if (asked_set_) return Question{.packet = set_clock(local, *wrong_zone_)};
  return Question{.packet = read_clock()};
}

void SignClockKeeper::done(const Reply& reply, Now now) {
  patience_.forget();
  wrong_zone_.reset();
  if (asked_set_) {
    ++sets_;
    return;
  }
  told_ = decode_clock(reply);
  if (!told_) {
    // An answer that nobody understands is asked for again with the next day.
    right_on_ = to_local(now.wall).date;
    return;
  }
  if (!keep_) return;
  const auto wrong = told_->time - minute_of(to_local(now.wall));
  if (std::chrono::abs(wrong) <= std::chrono::minutes{1}) {
    sets_ = 0;
    right_on_ = to_local(now.wall).date;
  } else if (sets_ >= kMostSets) {
    sets_ = 0;
    (void)patience_.refused(kNotSet, now);
  } else {
    wrong_zone_ = told_->zone;
  }
}

}  // namespace gongshi::drivers::jetfile2
