// Gesture: fingers and mice become presses, taps, drags and flings.
//
//   SDL events ─[gesture]─ stage
//
// Pure: time comes with each contact. Infra-red touch frames report as plain mice and tremble, so a
// tap may wander by `slop_px` (3 mm on the glass); a finger that arrives a second time as a mouse
// is recognised and dropped.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "drivers/os/clock.h"
#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

struct Contact {
  enum class Phase : std::uint8_t { kDown, kMove, kUp };
  enum class Source : std::uint8_t { kFinger, kMouse };
  Phase phase = Phase::kDown;
  Source source = Source::kFinger;
  std::int64_t id = 0;  // of the finger
  Point at{};
  SteadyTime time{};
};

struct GestureEvent {
  enum class Kind : std::uint8_t {
    kPress,   // a finger is down: show it
    kMove,    // it wandered within the slop or outside a list
    kTap,     // it left without having dragged
    kDrag,    // it moves; `moved` since the last event
    kFling,   // it left while moving; `speed` in pixels a millisecond
    kCancel,  // forget the press
  };
  Kind kind = Kind::kPress;
  Point at{};
  Point start{};
  Point moved{};
  double speed_x = 0, speed_y = 0;
};

/// Contacts that were not taken: how many, and nothing else about them.
struct IgnoredContacts {
  int repeated = 0;  // the same finger, reported a second time as a mouse
  int second = 0;    // while another was down: palm, sleeve
  int held = 0;      // for more than ten seconds: dirt, leaning
  [[nodiscard]] bool any() const { return repeated + second + held > 0; }
};

class Gesture {
 public:
  explicit Gesture(int slop_px) : slop_px_(slop_px) {}

  /// `moving`: a list is in motion. A finger set down then stops it and is no tap.
  [[nodiscard]] std::vector<GestureEvent> feed(const Contact& contact, bool moving);

  /// Lets go of a contact held for more than ten seconds (dirt, a leaning sleeve).
  [[nodiscard]] std::vector<GestureEvent> tick(SteadyTime now);

  /// Forgets everything, for example when a page changes under the finger.
  void reset() { held_.reset(); }

  /// Since the last call.
  [[nodiscard]] IgnoredContacts take_ignored() { return std::exchange(ignored_, {}); }

  [[nodiscard]] bool down() const { return held_.has_value(); }

 private:
  struct Sample {
    SteadyTime time;
    Point at;
  };
  struct Held {
    Contact::Source source;
    std::int64_t id;
    Point start, last;
    SteadyTime since;
    bool dragging = false;
    bool stopped_motion = false;
    std::vector<Sample> samples;
  };
  struct Taken {
    Contact::Source source;
    Point at;
    SteadyTime time;
  };

  [[nodiscard]] bool duplicate(const Contact& contact) const;
  [[nodiscard]] GestureEvent release(const Contact& contact) const;

  int slop_px_;
  std::optional<Held> held_;
  std::optional<Taken> taken_;  // the last press that was accepted
  IgnoredContacts ignored_;
};

/// A list that goes on moving by itself: v(t) = v0 * exp(-t / 700 ms), until 0.02 pixels a ms.
class Fling {
 public:
  Fling(double speed, SteadyTime now) : speed_(speed), last_(now) {}
  /// Pixels moved since the last step.
  double step(SteadyTime now);
  [[nodiscard]] bool over() const;

 private:
  double speed_;  // pixels a millisecond
  SteadyTime last_;
};

}  // namespace gongshi::kiosk
