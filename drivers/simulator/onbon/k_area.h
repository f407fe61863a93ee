// One area as the card reads it, from a dynamic update or from a program file.
#pragma once

#include "drivers/os/result.h"
#include "drivers/simulator/onbon/k_spec.h"
#include "drivers/simulator/onbon/k_text.h"

namespace gongshi::drivers::simulator::onbon_k {

struct CardArea {
  int id = 0, x = 0, y = 0, width = 0, height = 0;
  int run_mode = 0, timeout_s = 0, align = 0, effect = 1, speed = 0, stay_half = 0;
  int line_space = 0, spacing = 0, setting = 0;
  bool single_line = true, wrap = false;
  bool spoken = false;
  std::vector<std::uint8_t> raw_text;
  std::string text;  // plain
  SteadyTime drawn_at{};

  /// Run mode 2: gone when nobody has updated it in time.
  [[nodiscard]] bool expired(SteadyTime now) const {
    return run_mode == 2 && timeout_s > 0 && now - drawn_at >= std::chrono::seconds{timeout_s};
  }
};

[[nodiscard]] bool overlap(const CardArea& a, const CardArea& b);

/// Errc::kRejected says what a real card would draw wrongly or not at all. `clock`: for time codes.
[[nodiscard]] Result<CardArea> read_area(std::span<const std::uint8_t> record, const CardSpec& spec,
                                         const std::string& clock);

/// Bit 15 set: pixels; clear: units of eight.
[[nodiscard]] int horizontal_px(unsigned value);

}  // namespace gongshi::drivers::simulator::onbon_k
