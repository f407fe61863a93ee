// Motion: how evenly one screen moves: what paces its frames and how late they came. The service
// leaves that of all its screens beside the display lines, for whoever asks for the status.
#pragma once

#include <string>
#include <vector>

#include "drivers/board.h"
#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "drivers/os/lang.h"
#include "signage/screen/frame_stats.h"

namespace gongshi::signage {

struct Motion {
  std::string display;
  drivers::Geometry size{};            // of the picture
  bool with_monitor = false;           // paced by its pictures; otherwise by the clock
  std::chrono::microseconds every{0};  // from one frame to the next
  WallTime since{};                    // frames are counted from here, where the window was opened
  WallTime until{};                    // to here
  FrameStats frames{};

  bool operator==(const Motion&) const = default;
};

/// "1920×1080, with the monitor, every 16.68 ms: 36000 frames, 0 late …".
[[nodiscard]] Sentence motion_words(const Motion& motion);

/// One line for each screen, with the times it counts for; empty without one.
[[nodiscard]] std::string motion_text(const std::vector<Motion>& motions, Lang lang);

/// {"screens": [...]}, times in UTC.
[[nodiscard]] std::string motion_json(const std::vector<Motion>& motions);

/// Replaces what was told.
[[nodiscard]] Status tell_motion(const fs::path& displays_folder,
                                 const std::vector<Motion>& motions);

/// What was told last; nothing where no service has run.
[[nodiscard]] Result<std::vector<Motion>> told_motion(const fs::path& displays_folder);

}  // namespace gongshi::signage
