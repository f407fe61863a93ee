// CaptionPlan: where a caption strip lies on the television picture and how it leaves the machine.
//
//   site.yaml ─[caption plan]─ caption strip ─ window or encoder
#pragma once

#include <optional>
#include <string>

#include "config/site.h"
#include "signage/picture.h"

namespace gongshi::signage {

struct CaptionPlan {
  drivers::Geometry frame;  // of the whole television picture
  Rect strip;               // on it, inside the safe area; all four numbers even, as video needs
  int font_px = 0;
  std::optional<Color> key;  // fills the rest of the picture; empty: the strip alone is a window
  std::string url;           // "udp://239.1.1.1:5000", "file:/…"; empty: a window
  bool h264 = true;          // false: MPEG-2, for old head-ends
  int frames_per_second = 25;
  int kbit_s = 4000;
};

/// Reads size, port and options of a display of kind "caption".
/// Errc::kConfig, word E2105 or E1712: what is wrong, with the display's name.
[[nodiscard]] Result<CaptionPlan> caption_plan(const config::Display& display);

}  // namespace gongshi::signage
