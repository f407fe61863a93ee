#include "drivers/pixel/film.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <numeric>

namespace gongshi::drivers {
namespace {

constexpr int kParts = 256;

std::size_t size_of(int number) {
  return static_cast<std::size_t>(number);
}

bool column_dark(const Frame& frame, int x) {
  for (int y = 0; y < frame.geometry.height_px; ++y) {
    const std::uint8_t* pixel = &frame.bytes[size_of(y) * frame.stride() + size_of(x) * 3];
    if ((pixel[0] | pixel[1] | pixel[2]) != 0) return false;
  }
  return true;
}

}  // namespace

Pace lock_pace(int speed_px_s, int rate_hz) {
  if (speed_px_s >= rate_hz) return {(speed_px_s + rate_hz / 2) / rate_hz, 1, false};
  // The speed itself is between rate / n and rate / (n + 1); the nearer one by ratio.
  const int n = rate_hz / speed_px_s;
  const double above = static_cast<double>(rate_hz) / n / speed_px_s;
  const double below = static_cast<double>(speed_px_s) * (n + 1) / rate_hz;
  return {1, above <= below ? n : n + 1, false};
}

Pace exact_pace(int speed_px_s, int rate_hz) {
  const int common = std::gcd(speed_px_s, rate_hz);
  return {speed_px_s / common, rate_hz / common, true};
}

Film::Laid Film::lay(Frame raw, bool loop, std::int64_t start, const Light& light) const {
  Laid laid{std::move(raw), {}, start, loop};
  const int width = laid.raw.geometry.width_px;
  const int behind = loop ? width + window_.width_px : std::max(width, window_.width_px);
  // One more for the neighbour of the last column.
  laid.lit = Frame::blank({behind + 1, window_.height_px}, PixelFormat::kRgb8);
  light_up(laid, light);
  return laid;
}

void Film::light_up(Laid& laid, const Light& light) const {
  const std::size_t row = laid.raw.stride();
  const std::size_t whole = laid.lit.stride();
  for (int y = 0; y < window_.height_px; ++y) {
    const auto from = std::span(laid.raw.bytes).subspan(size_of(y) * row, row);
    const auto to = std::span(laid.lit.bytes).subspan(size_of(y) * whole, whole);
    light.light(from, to.first(row));
    if (!laid.loop) continue;
    // Repeated from the first column on, as often as it takes.
    for (std::size_t at = row; at < whole; ++at) to[at] = to[at - row];
  }
}

void Film::stand(Frame picture, const Light& light) {
  const std::int64_t start = base_px_;
  laid_.clear();
  laid_.push_back(lay(std::move(picture), false, start, light));
}

void Film::run(Frame strip, Pace pace, bool loop, std::int64_t latch, const Light& light) {
  std::int64_t start = base_px_;
  if (!laid_.empty()) {
    const Place now = place(latch);
    // The position goes on from where it is; the part of a pixel is kept where the pace is equal.
    if (!(pace == pace_) || !moves(latch)) {
      base_px_ = now.px;
      base_latch_ = latch;
    }
    const std::int64_t hidden = now.px + window_.width_px + (now.part > 0 ? 1 : 0);
    // What is laid but has not come into sight is superseded.
    while (laid_.size() > 1 && laid_.back().start >= hidden) laid_.pop_back();
    start = joint(hidden);
  } else {
    base_latch_ = latch;
  }
  pace_ = pace;
  laid_.push_back(lay(std::move(strip), loop, start, light));
}

/// A gap between words is at least a quarter of the height wide; so far from the right edge as the
/// window is wide it is looked for.
std::int64_t Film::joint(std::int64_t hidden) const {
  const Laid& last = laid_.back();
  const int width = last.raw.geometry.width_px;
  const int gap = std::max(2, window_.height_px / 4);
  int dark = 0;
  for (int ahead = 0; ahead < window_.width_px; ++ahead) {
    const std::int64_t column = hidden + ahead - last.start;
    if (!last.loop && column >= width) return hidden + ahead;  // its end
    dark = column_dark(last.raw, static_cast<int>(column % width)) ? dark + 1 : 0;
    if (dark == gap) return hidden + ahead + 1;
  }
  return hidden;
}

void Film::relight(const Light& light) {
  for (Laid& laid : laid_) light_up(laid, light);
}

Film::Place Film::place(std::int64_t latch) const {
  const std::int64_t moved = std::max<std::int64_t>(0, latch - base_latch_) * pace_.px;
  Place place{base_px_ + moved / pace_.latches, 0};
  if (pace_.between) {
    place.part = static_cast<int>(moved % pace_.latches * kParts / pace_.latches);
  }
  const Laid& last = laid_.back();
  if (last.loop) return place;
  // It stops when its last column stands at the right edge; a short one with its first at the left.
  const int width = last.raw.geometry.width_px;
  const std::int64_t stop = last.start + std::max(0, width - window_.width_px);
  if (place.px >= stop) place = {stop, 0};
  return place;
}

bool Film::moves(std::int64_t latch) const {
  if (laid_.empty()) return false;
  const Laid& last = laid_.back();
  if (last.loop) return true;
  const int width = last.raw.geometry.width_px;
  return place(latch).px < last.start + std::max(0, width - window_.width_px);
}

bool Film::settled(std::int64_t latch) const {
  return !laid_.empty() && place(latch).px >= laid_.back().start;
}

void Film::draw(std::int64_t latch, const Light& light, Frame& picture) {
  assert(picture.geometry == window_ && picture.format == PixelFormat::kRgb8 && !laid_.empty());
  const Place now = place(latch);
  while (laid_.size() > 1 && laid_[1].start <= now.px) laid_.pop_front();
  cut(now.px, picture);
  if (now.part == 0) return;
  neighbour_ = picture;
  cut(now.px + 1, neighbour_);
  const std::vector<std::uint8_t> here = picture.bytes;
  light.mix(here, neighbour_.bytes, now.part, picture.bytes);
}

void Film::cut(std::int64_t position, Frame& picture) const {
  const std::size_t wide = picture.stride();
  int to = 0;
  for (std::size_t i = 0; i < laid_.size() && to < window_.width_px; ++i) {
    const Laid& laid = laid_[i];
    int width = window_.width_px - to;
    if (i + 1 < laid_.size()) {
      width =
          static_cast<int>(std::clamp<std::int64_t>(laid_[i + 1].start - position - to, 0, width));
    }
    std::int64_t from = position + to - laid.start;
    if (laid.loop) from %= laid.raw.geometry.width_px;
    const std::size_t row = laid.lit.stride();
    const std::uint8_t* source = laid.lit.bytes.data() + static_cast<std::size_t>(from) * 3;
    std::uint8_t* target = picture.bytes.data() + size_of(to) * 3;
    for (int y = 0; y < window_.height_px; ++y) {
      std::memcpy(target, source, size_of(width) * 3);
      source += row;
      target += wide;
    }
    to += width;
  }
}

}  // namespace gongshi::drivers
