// LinePace: when bytes have passed a serial line: ten bit times each (8N1), one after the other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "drivers/os/clock.h"

namespace gongshi::drivers::simulator {

class LinePace {
 public:
  /// 0: faster than matters.
  explicit LinePace(int baud) : baud_(baud) {}

  /// When the last of `bytes` has arrived, of which the first is ready at `ready`.
  [[nodiscard]] SteadyTime pass(std::size_t bytes, SteadyTime ready) {
    if (baud_ <= 0) return ready;
    const auto time =
        std::chrono::microseconds{static_cast<std::int64_t>(bytes) * 10'000'000 / baud_};
    free_at_ = std::max(free_at_, ready) + time;
    busy_ += time;
    return free_at_;
  }

  /// When the line has nothing to carry any more, and how long it has carried something in all.
  [[nodiscard]] SteadyTime free_at() const { return free_at_; }
  [[nodiscard]] SteadyClock::duration busy() const { return busy_; }

  /// The same in small pieces: a card that watches the time between two bytes must not take the
  /// length of a packet for a pause. `arrive(piece, when)` for each; a network's come whole.
  void flow(std::span<const std::uint8_t> bytes, SteadyTime ready, const auto& arrive) {
    if (baud_ <= 0) return arrive(bytes, ready);
    while (!bytes.empty()) {
      const auto piece = bytes.first(std::min<std::size_t>(bytes.size(), 32));
      arrive(piece, pass(piece.size(), ready));
      bytes = bytes.subspan(piece.size());
    }
  }

 private:
  int baud_;
  SteadyTime free_at_{};
  SteadyClock::duration busy_{0};
};

}  // namespace gongshi::drivers::simulator
