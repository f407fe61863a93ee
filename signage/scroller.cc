#include "signage/scroller.h"

#include <algorithm>
#include <utility>

namespace gongshi::signage {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::int64_t kMicrosInSecond = 1'000'000;

Scroller::Step Scroller::step(SteadyTime now, int px_per_frame) {
  const std::int64_t since = std::max<std::int64_t>(0, (now - start_).count());
  const std::int64_t position = since * speed_px_s_ / kMicrosInSecond;
  if (position > last_ + px_per_frame) skipped_ += (position - last_) / px_per_frame - 1;
  last_ = position;
  // Rounded up, so that at `next` the position has been reached.
  const std::int64_t due =
      ((position + px_per_frame) * kMicrosInSecond + speed_px_s_ - 1) / speed_px_s_;
  return {position, start_ + SteadyClock::duration(due)};
}

Tape::Tape(Strip first, int window_px) : window_px_(window_px) {
  laid_.push_back({std::move(first), 0});
}

void Tape::splice(Strip strip, std::int64_t position) {
  const std::int64_t hidden = position + window_px_;
  // What is laid but has not appeared yet is replaced; a later text supersedes it.
  while (laid_.size() > 1 && laid_.back().start >= hidden) laid_.pop_back();
  const Laid& present = laid_.back();
  const std::int64_t into = hidden - present.start;
  const std::int64_t round = into / present.strip.loop_px;
  const std::int64_t within = into % present.strip.loop_px;
  std::int64_t joint = present.strip.loop_px;
  for (const int place : present.strip.joints_px) {
    if (place >= within) {
      joint = place;
      break;
    }
  }
  laid_.push_back({std::move(strip), present.start + round * present.strip.loop_px + joint});
}

std::vector<Tape::Piece> Tape::at(std::int64_t position) {
  while (laid_.size() > 1 && laid_[1].start <= position) laid_.erase(laid_.begin());
  std::vector<Piece> pieces;
  int to = 0;
  for (std::size_t i = 0; i < laid_.size() && to < window_px_; ++i) {
    const Laid& laid = laid_[i];
    const std::int64_t end = i + 1 < laid_.size()
                                 ? std::min(laid_[i + 1].start, position + window_px_)
                                 : position + window_px_;
    while (position + to < end) {
      const auto from = static_cast<int>((position + to - laid.start) % laid.strip.loop_px);
      const auto width =
          static_cast<int>(std::min<std::int64_t>(laid.strip.loop_px - from, end - position - to));
      pieces.push_back({laid.strip.id, from, to, width});
      to += width;
    }
  }
  return pieces;
}

std::vector<std::uint64_t> Tape::ids() const {
  std::vector<std::uint64_t> all;
  all.reserve(laid_.size());
  for (const Laid& laid : laid_) all.push_back(laid.strip.id);
  return all;
}

int pass_offset_px(milliseconds since_slot_start, int speed_px_s, int last_offset_px) {
  const auto running = since_slot_start - kStanding;
  if (running.count() <= 0) return 0;
  return static_cast<int>(
      std::min<std::int64_t>(running.count() * speed_px_s / 1000, last_offset_px));
}

seconds pass_time(int speed_px_s, int last_offset_px) {
  const int speed = std::max(speed_px_s, 1);
  return 2 * kStanding + seconds{(last_offset_px + speed - 1) / speed};
}

}  // namespace gongshi::signage
