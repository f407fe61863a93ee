// BodyProgram: which page of which content stands in a screen's body at a moment.
//
// Each content gets a few pages in its turn and goes on there the next time, so nothing is left out
// however long a price table is. While something is urgent, or the issue may be out of date, a page
// with such words follows after every two others. Turns are counted from a fixed day, so equal
// displays with equal clocks show the same page without talking.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "drivers/os/clock.h"

namespace gongshi::signage {

class BodyProgram {
 public:
  struct Section {
    int pages = 0;  // none: left out
    std::chrono::seconds dwell{10};
  };

  struct Turn {
    enum class Kind : std::uint8_t { kNothing, kPage, kInterruption };
    Kind kind = Kind::kNothing;
    std::size_t section = 0;  // of a page
    std::int64_t round = 0;   // pages that this section has shown before
    std::size_t number = 0;   // page of the section, or which interruption
    WallTime start{};
    WallTime end{};  // exclusive
  };

  /// `interruptions`: how long each of them stands.
  BodyProgram(std::vector<Section> sections, std::vector<std::chrono::seconds> interruptions);

  [[nodiscard]] Turn at(WallTime now) const;

 private:
  struct Slot {
    bool interrupts = false;
    std::size_t section = 0;
    int place = 0;  // among the slots of its kind in the cycle
    std::chrono::seconds dwell{};
  };

  std::vector<Section> sections_;
  std::vector<std::chrono::seconds> interruptions_;
  std::vector<Slot> slots_;
  std::vector<int> shares_;  // slots of each section in a cycle
  int interrupting_ = 0;     // slots of interruptions in a cycle
  std::chrono::seconds cycle_{0};
};

/// Pages that a content may show in one turn.
inline constexpr int kPagesInTurn = 6;

}  // namespace gongshi::signage
