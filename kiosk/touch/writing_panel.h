// WritingPanel: the box to write in, ten candidates beside it, and what takes strokes back.
//
//   ┌──────────────┐ ┌──┐ ┌──┐ ┌──┐
//   │              │ │血│ │皿│ │衄│
//   │   (finger)   │ │  │ │  │ │  │  …
//   │              │ │  │ │撤│ │重│
//   └──────────────┘ └──┘ └──┘ └──┘
#pragma once

#include "kiosk/touch/writing_pad.h"

namespace gongshi::kiosk {

inline constexpr double kWritingBoxMm = 150.0;  // each way, or the largest that fits

/// The size that the panel wants when it may be `most` large at most: its box is kWritingBoxMm each
/// way where that fits.
[[nodiscard]] Size writing_panel_size(const Metrics& metrics, const Size& most);

/// Lower than this its keys are too small to hit.
[[nodiscard]] int least_writing_height(const Metrics& metrics);

void add_writing_panel(Scene& scene, const Frame& frame, const Rect& area, const WritingPad& pad);

}  // namespace gongshi::kiosk
