// SessionLine: one session of a doctor on a screen: "上午  门诊楼211室  专家  25.00 元", or
// "上午 [停诊] 外出会议".
#pragma once

#include <string>

#include "config/theme.h"
#include "content/timetable.h"
#include "signage/layout/screen_sizes.h"
#include "signage/screen/painter.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

/// How the lines of a card look; borrowed.
struct CardStyle {
  const ScreenSizes& sizes;
  const config::Theme& theme;
  const Languages& languages;
};

/// "上午 301 室  专家 25.00 元", "上午 停诊 外出会议".
[[nodiscard]] std::string session_text(const content::SessionOn& on, const Languages& languages);

/// How many lines it takes where they are `room_px` wide: two where the reason of a stopped clinic
/// has no room beside the words that say so.
[[nodiscard]] Result<int> session_lines(const content::SessionOn& on, int room_px,
                                        const CardStyle& style, Painter& painter);

/// Draws it in `place`, which has room for `lines` lines.
[[nodiscard]] Status draw_session(const content::SessionOn& on, Rect place, int lines,
                                  const CardStyle& style, Painter& painter);

}  // namespace gongshi::signage
