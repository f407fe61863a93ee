#include "signage/screen/picture_clock.h"

#include <algorithm>
#include <cmath>

namespace gongshi::signage {
namespace {

using std::chrono::microseconds;

// How much of what a present came too early or late is believed. A thread that the scheduler held
// up for 2 ms moves the picture's time by a quarter of one; a tenth of a percent in speed is learnt
// within a second or two.
constexpr double kOfPhase = 1.0 / 8;
constexpr double kOfPeriod = 1.0 / 128;
constexpr double kMostOff = 0.02;  // of the measured period
constexpr int kEarlyInARow = 60;

}  // namespace

PictureClock::PictureClock(microseconds period, SteadyTime shown)
    : nominal_us_(static_cast<double>(period.count())),
      period_us_(nominal_us_),
      last_us_(static_cast<double>(shown.time_since_epoch().count())) {}

std::int64_t PictureClock::after(SteadyTime now) const {
  const double since = static_cast<double>(now.time_since_epoch().count()) - last_us_;
  // The last one has begun for certain, whatever the estimate of when.
  return number_ + 1 + std::max<std::int64_t>(0, std::llround(std::floor(since / period_us_)));
}

/// Rounded up, so that at that moment the picture has begun.
SteadyTime PictureClock::begin_of(std::int64_t picture) const {
  const double begin = last_us_ + static_cast<double>(picture - number_) * period_us_;
  return SteadyTime{microseconds{static_cast<std::int64_t>(std::ceil(begin))}};
}

microseconds PictureClock::period() const {
  return microseconds{std::lround(period_us_)};
}

void PictureClock::shown(SteadyTime now) {
  const double since = static_cast<double>(now.time_since_epoch().count()) - last_us_;
  const double pictures = std::max(1.0, std::round(since / period_us_));
  const double off = since - pictures * period_us_;
  early_ = off < -period_us_ / 4 ? early_ + 1 : 0;
  const double believed = std::clamp(off, -period_us_ / 4, period_us_ / 4);
  number_ += static_cast<std::int64_t>(pictures);
  last_us_ += pictures * period_us_ + believed * kOfPhase;
  period_us_ = std::clamp(period_us_ + believed * kOfPeriod / pictures,
                          nominal_us_ * (1 - kMostOff), nominal_us_ * (1 + kMostOff));
}

bool PictureClock::lost() const {
  return early_ >= kEarlyInARow;
}

}  // namespace gongshi::signage
