// How a finger writes on a Stage: strokes go to the view, and only their own few pixels are drawn.
#include <cmath>

#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {

void Stage::set_handwriting(std::shared_ptr<const handwriting::Templates> templates) {
  handwriting_ = std::move(templates);
  stale_ = true;
}

bool Stage::begin_stroke(const GestureEvent& event, SteadyTime now) {
  if (scene_.dialog_from) return false;
  for (const Node& node : scene_.nodes) {
    if (node.role != Role::kWriting || !node.rect.holds(event.at)) continue;
    writing_box_ = node.rect;
    pen_ = event.at;
    pen(PenTouch::Phase::kDown, event.at, now);
    return true;
  }
  return false;
}

void Stage::follow_stroke(const GestureEvent& event, SteadyTime now) {
  const bool goes_on =
      event.kind == GestureEvent::Kind::kMove || event.kind == GestureEvent::Kind::kDrag;
  pen(goes_on ? PenTouch::Phase::kMove : PenTouch::Phase::kUp, event.at, now);
  if (!goes_on) writing_box_.reset();
}

void Stage::pen(PenTouch::Phase phase, Point at, SteadyTime now) {
  navigator_.touched(now);
  // As written on the glass, whichever way lines run: else nothing would be recognised.
  const Point in_box = on_glass(Point{at.x - writing_box_->x, at.y - writing_box_->y});
  if (navigator_.view().on_pen({phase, in_box, now})) stale_ = true;
  const int reach = int(std::ceil(painter_.ink_width())) + 2;
  const Rect line = Rect{pen_.x, pen_.y, 1, 1}.around({at.x, at.y, 1, 1}).inset(-reach);
  inked_ = inked_.around(line.intersect(*writing_box_));
  pen_ = at;
}

void Stage::tick_view(SteadyTime steady, WallTime wall) {
  if (issue_ == nullptr || maintenance_) return;
  const auto due = navigator_.view().deadline();
  if (!due || steady < *due) return;
  if (navigator_.view().on_tick(steady, frame_at(wall))) stale_ = true;
}

}  // namespace gongshi::kiosk
