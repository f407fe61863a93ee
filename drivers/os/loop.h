// Loop: one thread, one epoll; descriptors, timers and signals are all callbacks here.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/fd.h"
#include "drivers/os/result.h"

namespace gongshi {

class Loop {
 public:
  /// Blocks the signals in `stop_on` for the process and makes each of them end run().
  [[nodiscard]] static Result<Loop> create(std::initializer_list<int> stop_on);

  enum Ready : std::uint32_t { kReadable = 1, kWritable = 2, kHungUp = 4 };

  /// Calls `on_ready(events)` while `fd` is ready for `events`. The descriptor is borrowed;
  /// forget() it before it is closed. Watching again replaces events and callback.
  [[nodiscard]] Status watch(int fd, std::uint32_t events,
                             std::function<void(std::uint32_t)> on_ready);
  void forget(int fd);

  /// Calls `on_due` once at `when`, after which the timer is gone. Returns an id for cancel().
  std::uint64_t at(SteadyTime when, std::function<void()> on_due);
  void cancel(std::uint64_t timer);

  /// Runs until stop() or one of the stop signals.
  [[nodiscard]] Status run(const Clock& clock);

  /// One turn: waits at most until the next timer or `until`, then calls what is due.
  [[nodiscard]] Status turn(const Clock& clock, std::optional<SteadyTime> until);

  void stop() { stopped_ = true; }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  Loop(Fd epoll, Fd timer, Fd signals);

  struct Timer {
    std::uint64_t id;
    std::function<void()> on_due;
  };

  Fd epoll_;
  Fd timer_;
  Fd signals_;
  std::map<int, std::function<void(std::uint32_t)>> watched_;
  std::multimap<SteadyTime, Timer> timers_;
  std::uint64_t next_timer_ = 1;
  bool stopped_ = false;
};

}  // namespace gongshi
