#include "signage/screen/frame_clock.h"

#include <algorithm>
#include <cmath>

namespace gongshi::signage {
namespace {

using std::chrono::microseconds;

constexpr std::int64_t kMicrosInSecond = 1'000'000;
/// Every fourth picture of a 60 Hz monitor is 15 steps a second: slower than that is no motion.
constexpr int kMostPictures = 4;

}  // namespace

FrameStep frame_step(int speed_px_s, int refresh_hz) {
  const double asked = static_cast<double>(std::max(speed_px_s, 1)) / std::max(refresh_hz, 1);
  FrameStep best;
  double nearest = 1e9;
  for (int pictures = 1; pictures <= kMostPictures; ++pictures) {
    // More than a pixel at a time is smooth only when it happens with every picture.
    const int pixels = pictures == 1 ? std::max(1, static_cast<int>(std::lround(asked))) : 1;
    const double off = std::abs(std::log(static_cast<double>(pixels) / pictures / asked));
    if (off >= nearest) continue;
    nearest = off;
    best = {pixels, pictures};
  }
  return best;
}

FrameClock::FrameClock(int speed_px_s, int refresh_hz, SteadyTime start, std::int64_t first_px)
    : step_(frame_step(speed_px_s, refresh_hz)),
      refresh_hz_(std::max(refresh_hz, 1)),
      start_(start),
      first_px_(first_px) {}

/// Pictures are counted from the one on the monitor, and what has moved goes on from where it is.
void FrameClock::lock(microseconds picture, SteadyTime shown) {
  first_px_ = moved(std::max<std::int64_t>(last_, 0));
  last_ = -1;
  counted_ = 0;  // picture 0 is there already
  // A fast monitor is driven at half its rate: see MonitorWindow::refresh_hz.
  const auto grid = kMicrosInSecond / refresh_hz_;
  const auto rate = (grid + picture.count() / 2) / std::max<std::int64_t>(picture.count(), 1);
  pictures_a_frame_ = step_.pictures * std::max(1, static_cast<int>(rate));
  pictures_.emplace(picture, shown);
}

/// On the grid of time, from where everything is.
void FrameClock::begin_anew(SteadyTime now) {
  first_px_ = moved(std::max<std::int64_t>(last_, 0) + 1);
  last_ = -1;
  counted_ = -1;
  start_ = now;
  pictures_.reset();
}

std::int64_t FrameClock::moved(std::int64_t number) const {
  return first_px_ + number * step_.pixels;
}

/// Rounded up, so that at that moment the frame's time has come.
SteadyTime FrameClock::due(std::int64_t number) const {
  if (pictures_) return pictures_->begin_of(number * pictures_a_frame_);
  const std::int64_t pictures = number * step_.pictures;
  return start_ + microseconds{(pictures * kMicrosInSecond + refresh_hz_ - 1) / refresh_hz_};
}

microseconds FrameClock::period() const {
  if (pictures_) return pictures_->period() * pictures_a_frame_;
  return microseconds{step_.pictures * kMicrosInSecond / refresh_hz_};
}

std::int64_t FrameClock::number_at(SteadyTime now) const {
  if (pictures_) return pictures_->after(now) / pictures_a_frame_;
  const std::int64_t since = std::max<std::int64_t>(0, (now - start_).count());
  return since * refresh_hz_ / kMicrosInSecond / step_.pictures;
}

FrameClock::Frame FrameClock::frame(SteadyTime now) {
  if (pictures_ && pictures_->lost()) begin_anew(now);
  const std::int64_t number = number_at(now);
  if (last_ >= 0 && number > last_ + 1) stats_.skipped(number - last_ - 1);
  last_ = std::max(last_, number);
  SteadyTime next = due(number + 1);
  // Half a picture before it is shown: time to draw it, and then not long to wait for the monitor,
  // while which the boards on this host wait too.
  if (pictures_) next -= pictures_->period() / 2;
  return {number, moved(number), due(number), next};
}

void FrameClock::presented(const Frame& frame, SteadyTime now) {
  if (pictures_) pictures_->shown(now);
  if (frame.number <= counted_) return;
  counted_ = frame.number;
  const auto after = std::max(now - frame.due, SteadyTime::duration{0});
  stats_.presented(after, pictures_ ? pictures_->period() / 2 : period());
}

}  // namespace gongshi::signage
