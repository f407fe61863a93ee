// Am03127Options: what differs from one AM03127 board to another, and how site.yaml says it.
#pragma once

#include <chrono>
#include <string_view>

#include "drivers/catalogue.h"

namespace gongshi::drivers {

struct Am03127Options {
  Geometry geometry{80, 8};
  bool tricolor = false;
  int id = 1;  // am03127::kBroadcast: nobody answers
  bool update_frames = false;
  int bytes_per_second = 0;                    // of the line; 0: faster than matters
  std::chrono::milliseconds reply_wait{1000};  // as public code waits
  std::chrono::seconds poll{30};
  std::chrono::seconds refresh{86'400};  // 0: never
  /// Of whole contents; whether its memory wears is not documented.
  int flash_per_day = 1500;
  std::chrono::seconds write_pause{60};
  std::shared_ptr<FlashRecord> flash{};

  /// Of 8 rows each; on a board of 7 rows the last is not seen.
  [[nodiscard]] int lines() const { return (geometry.height_px + 1) / 8; }
};

inline constexpr std::string_view kAm03127OptionsHelp =
    "id=1 (1-255, 0: all boards, never answers) update_frames=no|yes (inferred: some Y5207 boards "
    "want it) flash_per_day=1500 write_s=60 (a content in so many seconds, after 20 at once) "
    "poll_s=30 refresh_s=86400 (0: never) reply_ms=1000";
inline constexpr std::string_view kAm03127OptionsHelpZh =
    "id=1（1 到 255；0：全部屏，从不应答） update_frames=no|yes（推断：有的 Y5207 板需要） "
    "flash_per_day=1500 write_s=60（先可连写 20 次，之后每这么多秒写一份内容） poll_s=30 "
    "refresh_s=86400（0：不重发） reply_ms=1000";

[[nodiscard]] Result<Am03127Options> parse_am03127_options(const BoardOrder& order);

}  // namespace gongshi::drivers
