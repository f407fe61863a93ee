// How a Stage comes to the surface: what differs from what was drawn last, and only that.
#include <algorithm>
#include <cmath>

#include "drivers/os/log.h"
#include "kiosk/draw/turn.h"
#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {
namespace {

/// Rectangles that touch become one, so that nothing is drawn twice.
void merge_touching(std::vector<Rect>& changed) {
  for (bool merged = true; merged;) {
    merged = false;
    for (std::size_t i = 0; i < changed.size() && !merged; ++i) {
      for (std::size_t k = i + 1; k < changed.size(); ++k) {
        if (!changed[i].overlaps(changed[k])) continue;
        changed[i] = changed[i].around(changed[k]);
        changed.erase(changed.begin() + std::ptrdiff_t(k));
        merged = true;
        break;
      }
    }
  }
}

}  // namespace

std::vector<Rect> Stage::damage(const Scene& before) const {
  const int reach = painter_.reach();
  const Rect screen = page_metrics().screen();
  std::vector<Rect> changed;
  const auto add = [&](const Node& node) {
    const Rect rect = node.rect.inset(-reach).intersect(screen);
    if (!rect.empty()) changed.push_back(rect);
  };
  const auto missing = [](const Node& node, const std::vector<Node>& in) {
    return std::none_of(in.begin(), in.end(), [&](const Node& other) { return same(node, other); });
  };
  for (const Node& node : before.nodes) {
    if (missing(node, scene_.nodes)) add(node);
  }
  for (const Node& node : scene_.nodes) {
    if (missing(node, before.nodes)) add(node);
  }
  if (pressed_ != drawn_pressed_) {
    for (const Placed& one : placed()) {
      if (one.node.action.empty()) continue;
      if (one.node.action == pressed_ || one.node.action == drawn_pressed_) {
        const Rect rect = one.seen.inset(-reach).intersect(screen);
        changed.push_back(rect);
      }
    }
  }
  if (!inked_.empty()) changed.push_back(inked_.intersect(screen));
  merge_touching(changed);
  return changed;
}

std::vector<Rect> Stage::draw(SDL_Surface& target, SteadyTime steady, WallTime wall, bool whole) {
  if (stale_) compose(steady, wall);
  if (metrics_.vertical && !sheet_) {
    auto made = make_surface({panel_.height, panel_.width});
    if (made) {
      sheet_ = *std::move(made);
      whole = true;
    } else {  // no memory for a page across: better in Chinese than not at all
      log(Level::kError, "kiosk", made.error());
      manner_.language = Language::kZh;
      compose(steady, wall);
    }
  }
  if (!metrics_.vertical) return draw_page(target, whole);
  std::vector<Rect> presented = draw_page(*sheet_, whole);
  for (Rect& rect : presented) {
    copy_transposed(*sheet_, rect, target);
    rect = transposed(rect);
  }
  return presented;
}

std::vector<Rect> Stage::draw_page(SDL_Surface& target, bool whole) {
  std::vector<Rect> changed;
  if (whole || drawn_.nodes.empty() || drawn_.dialog_from != scene_.dialog_from) {
    changed.push_back(page_metrics().screen());
  } else {
    changed = damage(drawn_);
  }
  const auto offset_of = offsets();
  std::vector<Rect> presented = changed;
  for (const Node& node : scene_.nodes) {
    if (!node.list) continue;
    const int now = offset_of(node.list->id);
    const auto before = drawn_offsets_.find(node.list->id);
    const bool drawn_again = std::any_of(
        changed.begin(), changed.end(), [&](const Rect& rect) { return rect.overlaps(node.rect); });
    if (before != drawn_offsets_.end() && before->second != now) {
      if (drawn_again || scene_.dialog_from) {
        changed.push_back(node.rect);
        presented.push_back(node.rect);
      } else {
        presented.push_back(painter_.scroll(target, node, before->second, now, pressed_));
      }
    }
  }
  for (const Rect& rect : changed) painter_.paint(target, scene_, offset_of, pressed_, rect);
  drawn_offsets_.clear();
  for (const Node& node : scene_.nodes) {
    if (node.list) drawn_offsets_[node.list->id] = offset_of(node.list->id);
  }
  drawn_ = scene_;
  drawn_pressed_ = pressed_;
  scrolled_ = undrawn_ = false;
  inked_ = {};
  return presented;
}

}  // namespace gongshi::kiosk
