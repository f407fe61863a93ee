// Contact: when a dry contact has closed or opened for sure. Relays bounce for some milliseconds
// and long wires catch sparks, so a new level counts only after it has stood for kSteady.
//
// Pure: levels and times in, changes out.
#pragma once

#include <chrono>
#include <optional>

#include "drivers/os/clock.h"

namespace gongshi::signage {

class Contact {
 public:
  static constexpr std::chrono::milliseconds kSteady{200};

  enum class Change { kClosed, kOpened, kFoundOpen };

  /// One reading. The first level that stands counts as a closing when it is "closed": a fire
  /// alarm that is on while the device starts is one. When it is "open" it is found so.
  [[nodiscard]] std::optional<Change> hear(bool closed, SteadyTime now);

  /// The adapter is gone: nothing is known until it has been heard anew. What was known before
  /// stays, so that unplugging it and plugging it in again is no change.
  void lost() { candidate_.reset(); }

  [[nodiscard]] bool closed() const { return closed_.value_or(false); }

 private:
  std::optional<bool> closed_;     // what stands; empty: nothing heard yet
  std::optional<bool> candidate_;  // what was heard last, since `since_`
  SteadyTime since_{};
};

}  // namespace gongshi::signage
