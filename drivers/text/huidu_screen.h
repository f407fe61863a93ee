// HuiduScreen: what a Huidu card shall show, as a program and the image files that it names.
#pragma once

#include <map>

#include "drivers/board.h"
#include "drivers/protocol/huidu/program.h"
#include "drivers/text/huidu_options.h"

namespace gongshi::drivers {

struct HuiduScreen {
  huidu::Program program;
  std::map<std::string, huidu::Bytes> files;  // by name, which follows from the content
  bool operator==(const HuiduScreen&) const = default;
};

/// Errc::kNoGlyph, word E2101: characters that the card's font may lack (outside GBK, unless told
/// otherwise), where the area brings no dots. Errc::kRejected, word E2102: off the board, more
/// areas than most_areas, text or picture beyond the limits, a marquee.
[[nodiscard]] Result<HuiduScreen> huidu_screen(const Desired& desired, const HuiduOptions& options);

inline constexpr std::size_t kHuiduMostAreas = 16;
inline constexpr std::size_t kHuiduMostTextBytes = 4000;

}  // namespace gongshi::drivers
