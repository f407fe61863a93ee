// BootMark: a moment of one run of the machine, told by a clock that nobody sets: between two marks
// of the same boot the time is known exactly, whatever became of the wall clock and the program.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "drivers/os/result.h"

namespace gongshi::signage {

struct BootMark {
  std::string boot;                    // the kernel's boot_id; empty: not known
  std::chrono::milliseconds since{0};  // CLOCK_BOOTTIME
  bool operator==(const BootMark&) const = default;
};

/// Now, of this machine. Without /proc the boot is empty.
[[nodiscard]] BootMark boot_mark();

/// From `then` to `now`; empty when they are of different boots, or one is not known.
[[nodiscard]] std::optional<std::chrono::milliseconds> between(const BootMark& then,
                                                               const BootMark& now);

}  // namespace gongshi::signage
