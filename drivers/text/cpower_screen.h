// CpowerScreen: what a C-Power card shall show, as the external calls that make it: one that
// divides the screen, then one a window.
#pragma once

#include "drivers/board.h"
#include "drivers/protocol/cpower/external.h"
#include "drivers/text/cpower_options.h"

namespace gongshi::drivers {

struct CpowerScreen {
  std::vector<cpower::Window> windows;
  std::vector<cpower::Bytes> calls;  // of each window
  bool operator==(const CpowerScreen&) const = default;
};

/// Errc::kNoGlyph, word E2101: characters outside the card's character set, where the area brings
/// no dots. Errc::kRejected, word E2102: more than 8 areas, off the board, overlapping, a font
/// height that the cards do not have, longer than they take, or dots wider than their window.
[[nodiscard]] Result<CpowerScreen> cpower_screen(const std::vector<TextArea>& areas,
                                                 const CpowerOptions& options);

}  // namespace gongshi::drivers
