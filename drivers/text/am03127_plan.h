// Am03127Plan: text areas as what an AM03127 keeps: graphic blocks, lines of pages, a schedule that
// is always active, and the default page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "drivers/board.h"
#include "drivers/text/am03127_options.h"

namespace gongshi::drivers {

/// One thing that the board keeps, and the packet that puts it there (or makes sure that it is
/// not there).
struct Am03127Slot {
  std::string key;  // "G A1", "L 1A", "T A", "R"
  std::string packet;
  bool operator==(const Am03127Slot&) const = default;
};

/// What the board is known to keep: packet by key.
using Am03127Held = std::map<std::string, std::string>;

/// In the order of sending: what is called before what calls it.
///
/// A block that the board holds already is used again; a new one goes where nothing that hangs on
/// the wall is drawn from, while there is room.
///
/// Errc::kNoGlyph, word E2101: characters that the board lacks, and no TextArea::dots to draw them
/// from. Errc::kRejected, word E2102: off the board or its lines of 8 rows, two areas on a line,
/// too wide to stand still, too many pages or blocks.
[[nodiscard]] Result<std::vector<Am03127Slot>> plan_am03127(const std::vector<TextArea>& areas,
                                                            const Am03127Options& options,
                                                            const Am03127Held& held);

/// The board has no command for off: no schedule, and a default page without lines (Z, which
/// plan_am03127() leaves alone).
[[nodiscard]] std::vector<Am03127Slot> dark_am03127(const Am03127Options& options);
/// Page A, whatever stands in it.
[[nodiscard]] std::vector<Am03127Slot> lit_am03127();

}  // namespace gongshi::drivers
