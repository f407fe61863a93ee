// CardFiles: what a simulated card leaves for people and tests to look at: a log of frames, its
// state as JSON, a picture of the board.
#pragma once

#include <optional>

#include "drivers/simulator/card.h"

namespace gongshi::drivers::simulator {

struct SimulatorFiles {
  fs::path log;      // one line a frame: time, verdict, command, reason, hex
  fs::path state;    // JSON, rewritten on each change
  fs::path picture;  // PNG of the board at dot size, likewise

  /// The same for one card of several: "state-3.json" for address 3.
  [[nodiscard]] SimulatorFiles of(int address) const;
};

class CardFiles {
 public:
  explicit CardFiles(SimulatorFiles files) : files_(std::move(files)) {}

  [[nodiscard]] Status write_state(const Card& card, Now now);
  [[nodiscard]] Status write_picture(const Card& card, Now now);
  /// The picture of a wide wall takes longer than a frame of it: when the next may begin.
  [[nodiscard]] SteadyTime not_before() const { return not_before_; }
  /// Call after write_picture(), with the time that it began and ended.
  void took(SteadyTime begin, SteadyTime end) { not_before_ = end + 4 * (end - begin); }

  [[nodiscard]] Status note(const Verdict& verdict, WallTime now);

  bool waiting = false;  // a picture is to come

 private:
  SimulatorFiles files_;
  std::optional<DotFont> font_;
  Fd log_;
  SteadyTime not_before_{};
};

}  // namespace gongshi::drivers::simulator
