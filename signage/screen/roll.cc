#include "signage/screen/roll.h"

#include <algorithm>
#include <set>
#include <utility>

namespace gongshi::signage {

Roll::Roll(std::vector<int> heights_px, Paint paint)
    : heights_px_(std::move(heights_px)), paint_(std::move(paint)) {
  std::int64_t end = 0;
  ends_px_.reserve(heights_px_.size());
  for (const int tall : heights_px_) ends_px_.push_back(end += tall);
}

Result<const Picture*> Roll::row(std::size_t number, int width_px, Painter& painter) {
  const auto found = pictures_.find(number);
  if (found != pictures_.end()) return &found->second;
  Picture picture = Picture::filled({width_px, heights_px_[number]}, 0);
  Painter own(picture, painter.type(), painter.way());
  GONGSHI_CHECK(paint_(number, {0, 0, width_px, heights_px_[number]}, own));
  return &(pictures_[number] = std::move(picture));
}

Status Roll::draw(std::int64_t moved_px, Rect window, Painter& painter) {
  if (loop_px() == 0) return {};
  const std::int64_t into = (moved_px % loop_px() + loop_px()) % loop_px();
  auto number = static_cast<std::size_t>(std::upper_bound(ends_px_.begin(), ends_px_.end(), into) -
                                         ends_px_.begin());
  int y = window.y - static_cast<int>(into - (ends_px_[number] - heights_px_[number]));
  const int bottom = window.y + window.height;
  std::set<std::size_t> seen;
  painter.set_clip(window);
  // One row more than is seen: it is ready when it comes in.
  for (bool more = true; more; number = (number + 1) % heights_px_.size()) {
    more = y < bottom;
    seen.insert(number);
    GONGSHI_TRY(const Picture* picture, row(number, window.width, painter));
    if (more) painter.copy(*picture, window.x, y);
    y += heights_px_[number];
  }
  painter.set_clip({0, 0, painter.picture().size.width_px, painter.picture().size.height_px});
  std::erase_if(pictures_, [&](const auto& kept) { return seen.count(kept.first) == 0; });
  return {};
}

}  // namespace gongshi::signage
