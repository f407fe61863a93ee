// Fault: what goes wrong between card and line on purpose.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::drivers::simulator {

struct Fault {
  enum class Kind : std::uint8_t {
    kNone,
    kDrop,       // every n-th reply is not sent
    kCorrupt,    // every n-th reply has a wrong bit
    kDelay,      // every n-th reply comes 2.5 s late
    kDead,       // no reply at all
    kPowerLoss,  // the areas are lost once, n seconds after the first was drawn
    kGarbage,    // noise before every n-th reply
  };
  Kind kind = Kind::kNone;
  int n = 3;
};

/// "drop", "drop:2", "power-loss:10" … Errc::kUsage with the valid words.
[[nodiscard]] Result<Fault> parse_fault(std::string_view text);

}  // namespace gongshi::drivers::simulator
