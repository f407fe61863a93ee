// Watchdog: tells systemd that the program lives, as long as everything in it really moves.
//
// The loop turning is not enough: a screen whose timer was lost, or a thread that hangs, would stay
// dark behind a loop that turns. Each source says by itself whether it has moved; one that has not
// is named, nothing is told to systemd any more, and the program is started anew.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/loop.h"
#include "signage/output.h"

namespace gongshi::signage {

class Watchdog {
 public:
  /// Called whenever everything moves, every period.
  using Feed = std::function<void()>;
  /// Called when a source stopped (`stuck`), and when it moves again.
  using Tell = std::function<void(const std::string& name, bool stuck)>;
  using Lives = std::function<bool(SteadyTime now)>;

  /// Loop and clock are borrowed. Looks for the first time at once.
  Watchdog(Loop& loop, const Clock& clock, SteadyClock::duration period, Feed feed, Tell tell);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  void watch(std::string name, Lives lives);

  /// The sources that do not move, as of the last look.
  [[nodiscard]] std::vector<std::string> stuck() const;

 private:
  void look();

  struct Source {
    std::string name;
    Lives lives;
    bool stuck = false;
  };

  Loop& loop_;
  const Clock& clock_;
  SteadyClock::duration period_;
  Feed feed_;
  Tell tell_;
  std::vector<Source> sources_;
  std::optional<std::uint64_t> timer_;
};

/// False when an output should have acted by itself long ago and has not.
[[nodiscard]] bool moves(const Output& output, SteadyTime now);

}  // namespace gongshi::signage
