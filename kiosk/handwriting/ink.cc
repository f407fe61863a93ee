#include "kiosk/handwriting/ink.h"

#include <cmath>

namespace gongshi::handwriting {

Ink::Ink(float step) : step_(step) {
  ends_.reserve(kMostStrokes);
}

Ink::~Ink() {
  wipe_from(0);
}

void Ink::press(InkPoint point) {
  writing_ = false;
  if (!sensible(point) || ends_.size() == kMostStrokes || used_ == kMostPoints) return;
  writing_ = true;
  ends_.push_back(used_);
  take(point);
}

void Ink::move(InkPoint point) {
  if (!writing_ || !sensible(point) || used_ == kMostPoints) return;
  const InkPoint& last = points_[used_ - 1];
  if (std::hypot(point.x - last.x, point.y - last.y) < step_) return;
  take(point);
}

void Ink::take(InkPoint point) {
  points_[used_] = point;
  ends_.back() = ++used_;
  ++revision_;
}

void Ink::undo() {
  if (ends_.empty()) return;
  writing_ = false;
  ends_.pop_back();
  wipe_from(ends_.empty() ? 0 : ends_.back());
  ++revision_;
}

void Ink::clear() {
  writing_ = false;
  ends_.clear();
  wipe_from(0);
  ++revision_;
}

std::vector<StrokeView> Ink::strokes() const {
  std::vector<StrokeView> all;
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    all.emplace_back(&points_[begin], end - begin);
    begin = end;
  }
  return all;
}

void Ink::wipe_from(std::size_t first) {
  // Written through a volatile pointer so that the compiler keeps the stores.
  volatile InkPoint* points = points_.data();
  for (std::size_t i = first; i < used_; ++i) {
    points[i].x = 0;
    points[i].y = 0;
  }
  used_ = first;
}

}  // namespace gongshi::handwriting
