#include "signage/screen/frame_clock.h"

#include <algorithm>
#include <cmath>

namespace gongshi::signage {
namespace {

using std::chrono::microseconds;

constexpr std::int64_t kMicrosInSecond = 1'000'000;
/// Every fourth picture of a 60 Hz monitor is 15 steps a second: slower than that is no motion.
constexpr int kMostPictures = 4;

std::string bound_text(int micros) {
  const int tenths = (micros + 50) / 100;
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text + " ms";
}

}  // namespace

void FrameStats::presented(microseconds after_due, microseconds period) {
  std::size_t bucket = 0;
  while (bucket < kBoundsUs.size() && after_due.count() >= kBoundsUs[bucket]) ++bucket;
  ++counts_[bucket];
  ++frames_;
  if (after_due >= period) ++late_;
}

std::string FrameStats::text() const {
  std::string text = std::to_string(frames_) + " frames, " + std::to_string(late()) + " late (" +
                     std::to_string(skipped_) + " skipped); after due";
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    text += i < kBoundsUs.size() ? " <" + bound_text(kBoundsUs[i]) : " more";
    text += " " + std::to_string(counts_[i]) + ",";
  }
  text.pop_back();
  return text;
}

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

/// Rounded up, so that at that moment the frame's time has come.
SteadyTime FrameClock::due(std::int64_t number) const {
  const std::int64_t pictures = number * step_.pictures;
  return start_ + microseconds{(pictures * kMicrosInSecond + refresh_hz_ - 1) / refresh_hz_};
}

microseconds FrameClock::period() const {
  return microseconds{step_.pictures * kMicrosInSecond / refresh_hz_};
}

FrameClock::Frame FrameClock::frame(SteadyTime now) {
  const std::int64_t since = std::max<std::int64_t>(0, (now - start_).count());
  const std::int64_t number = since * refresh_hz_ / kMicrosInSecond / step_.pictures;
  if (last_ >= 0 && number > last_ + 1) stats_.skipped(number - last_ - 1);
  last_ = std::max(last_, number);
  return {number, first_px_ + number * step_.pixels, due(number), due(number + 1)};
}

void FrameClock::presented(const Frame& frame, SteadyTime now) {
  stats_.presented(now - frame.due, period());
}

}  // namespace gongshi::signage
