#include "kiosk/touch/gesture.h"

#include <cmath>
#include <cstdlib>

namespace gongshi::kiosk {
namespace {

using std::chrono::milliseconds;

constexpr auto kSameFinger = milliseconds(500);
constexpr int kSameFingerPx = 20;
constexpr auto kLongestHold = std::chrono::seconds(10);
constexpr auto kSpeedWindow = milliseconds(100);
constexpr double kDecayMs = 700.0;
constexpr double kSlowest = 0.02;
constexpr double kFlingAtLeast = 0.15;  // pixels a millisecond; slower is a finger being lifted

double milliseconds_between(SteadyTime from, SteadyTime to) {
  return double(std::chrono::duration_cast<std::chrono::microseconds>(to - from).count()) / 1000.0;
}

}  // namespace

bool Gesture::duplicate(const Contact& contact) const {
  return taken_ && taken_->source != contact.source && contact.time - taken_->time < kSameFinger &&
         std::abs(taken_->at.x - contact.at.x) <= kSameFingerPx &&
         std::abs(taken_->at.y - contact.at.y) <= kSameFingerPx;
}

std::vector<GestureEvent> Gesture::feed(const Contact& contact, bool moving) {
  using Kind = GestureEvent::Kind;
  if (contact.phase == Contact::Phase::kDown) {
    if (duplicate(contact)) {
      ++ignored_.repeated;
      return {};
    }
    if (held_) {
      ++ignored_.second;
      return {};
    }
    taken_ = Taken{contact.source, contact.at, contact.time};
    held_ = Held{contact.source, contact.id, contact.at, contact.at,
                 contact.time,   false,      moving,     {{contact.time, contact.at}}};
    return {{.kind = Kind::kPress, .at = contact.at, .start = contact.at}};
  }
  if (!held_ || held_->source != contact.source || held_->id != contact.id) return {};
  const Point moved{contact.at.x - held_->last.x, contact.at.y - held_->last.y};
  if (contact.phase == Contact::Phase::kMove) {
    held_->samples.push_back({contact.time, contact.at});
    while (held_->samples.size() > 2 && contact.time - held_->samples.front().time > kSpeedWindow) {
      held_->samples.erase(held_->samples.begin());
    }
    const int far =
        std::max(std::abs(contact.at.x - held_->start.x), std::abs(contact.at.y - held_->start.y));
    if (!held_->dragging && far <= slop_px_) {
      return {{.kind = Kind::kMove, .at = contact.at, .start = held_->start}};
    }
    held_->dragging = true;
    held_->last = contact.at;
    return {{.kind = Kind::kDrag, .at = contact.at, .start = held_->start, .moved = moved}};
  }
  const GestureEvent event = release(contact);
  held_.reset();
  return {event};
}

GestureEvent Gesture::release(const Contact& contact) const {
  using Kind = GestureEvent::Kind;
  GestureEvent event{.kind = Kind::kTap, .at = contact.at, .start = held_->start};
  if (!held_->dragging) {
    if (held_->stopped_motion) event.kind = Kind::kCancel;
    return event;
  }
  event.kind = Kind::kCancel;
  const Sample* first = nullptr;
  for (const Sample& sample : held_->samples) {
    if (contact.time - sample.time <= kSpeedWindow) {
      first = &sample;
      break;
    }
  }
  if (first == nullptr) return event;  // the finger rested before it left
  const double ms = milliseconds_between(first->time, contact.time);
  if (ms < 1.0) return event;
  event.speed_x = (contact.at.x - first->at.x) / ms;
  event.speed_y = (contact.at.y - first->at.y) / ms;
  if (std::hypot(event.speed_x, event.speed_y) >= kFlingAtLeast) event.kind = Kind::kFling;
  return event;
}

std::vector<GestureEvent> Gesture::tick(SteadyTime now) {
  if (!held_ || now - held_->since <= kLongestHold) return {};
  const GestureEvent event{
      .kind = GestureEvent::Kind::kCancel, .at = held_->last, .start = held_->start};
  held_.reset();
  ++ignored_.held;
  return {event};
}

double Fling::step(SteadyTime now) {
  const double ms = milliseconds_between(last_, now);
  last_ = now;
  const double before = speed_;
  speed_ *= std::exp(-ms / kDecayMs);
  return (before - speed_) * kDecayMs;  // the integral of the speed
}

bool Fling::over() const {
  return std::abs(speed_) < kSlowest;
}

}  // namespace gongshi::kiosk
