// Script: a visitor made of text, for tests, demo and documentation pictures (product contract,
// section 6). It goes the way a finger goes: SDL events in, pixels out, no shortcut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/result.h"
#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

/// How long a step waits for what it names, unless it says so itself.
inline constexpr std::chrono::milliseconds kScriptPatience{2000};

struct Step {
  enum class Kind {
    kTapLabel,    // tap "价格查询"
    kTapPoint,    // tap 100 200
    kSwipe,       // swipe 900 800 900 200 300ms
    kType,        // type "xcg"
    kStroke,      // stroke 20,30 80,30: in hundredths of the writing box
    kExpect,      // expect "血常规", expect "血常规" 30s
    kExpectNone,  // expect-none "血常规", likewise
    kShot,        // shot out.png
    kWait,        // wait 500ms, wait 2s
    kClock,       // clock 2026-11-23T10:05:00+08:00
    kTree,        // tree out.json
  };
  Kind kind = Kind::kWait;
  int line = 0;  // in the file, from 1
  std::string text{};
  Point from{}, to{};
  std::vector<Point> points{};
  std::chrono::milliseconds time{0};
  WallTime clock{};
};

/// One step a line; empty lines and lines that begin with '#' are skipped.
/// Errc::kUsage: `what` is "name:line: …".
[[nodiscard]] Result<std::vector<Step>> parse_script(std::string_view text,
                                                     const std::string& name);

}  // namespace gongshi::kiosk
