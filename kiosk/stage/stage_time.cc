// How a Stage lets time pass: what moves by itself, and when it next does.
#include <algorithm>

#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {
namespace {

/// A person who waits for an import is not sent away, but neither is a page left open for ever.
constexpr auto kLongestWait = std::chrono::minutes(10);
constexpr auto kFrameTime = std::chrono::microseconds(16'667);

}  // namespace

bool Stage::tick_maintenance(SteadyTime now) {
  if (!maintenance_) return false;
  if (maintenance_->busy() && now - maintenance_touched_ < kLongestWait) navigator_.touched(now);
  return maintenance_->tick(now);
}

bool Stage::tick(SteadyTime steady, WallTime wall) {
  for (const GestureEvent& event : gesture_.tick(steady)) {
    pressed_.clear();
    if (writing_box_) follow_stroke(event, steady);
  }
  if (fling_) {
    const bool moved = scroll_by(fling_->list, fling_->fling.step(steady));
    // Frames keep to their marks whatever each costs; marks that were missed are not made up for.
    while (fling_->next_frame <= steady) fling_->next_frame += kFrameTime;
    if (!moved || fling_->fling.over()) fling_.reset();
    navigator_.touched(steady);  // somebody is reading
  }
  if (tick_maintenance(steady)) stale_ = true;
  if (tick_speech(steady)) stale_ = true;
  if (navigator_.tick(steady)) leave_maintenance();
  if (tick_rest(steady, wall)) stale_ = true;
  tick_privacy(steady);
  tick_view(steady, wall);
  if (navigator_.countdown(steady) != countdown_) stale_ = true;
  if (to_local(wall).minute_of_day != minute_) stale_ = true;
  if (issue_ != nullptr && aged(wall)) stale_ = true;
  if (!maintenance_ && (emergency_card(wall) != nullptr) != shows_emergency_) stale_ = true;
  return dirty();
}

std::optional<SteadyTime> Stage::deadline(SteadyTime steady, WallTime wall) const {
  if (fling_) return fling_->next_frame;
  const auto into_minute = wall.time_since_epoch() % std::chrono::minutes(1);
  SteadyTime next = steady + (std::chrono::minutes(1) - into_minute) + std::chrono::milliseconds(5);
  if (const auto idle = navigator_.deadline(steady)) next = std::min(next, *idle);
  if (const auto rest = rest_deadline(wall)) next = std::min(next, *rest);
  if (const auto hiding = hiding_time()) next = std::min(next, std::max(steady, *hiding));
  if (maintenance_) next = std::min(next, maintenance_->deadline());
  if (const auto view = navigator_.view().deadline(); view && issue_ != nullptr && !maintenance_) {
    next = std::min(next, *view);
  }
  if (emergency_card(wall) != nullptr) next = std::min(next, steady + (emergency_->ends - wall));
  if (gesture_.down()) next = std::min(next, steady + std::chrono::seconds(1));
  return next;
}

}  // namespace gongshi::kiosk
