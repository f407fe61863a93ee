// Fit: each text set for each kind of board of displays.yaml, with the boards' own fonts.
//
//   workspace ─[fit]─ build ─ sign
//
// Apart from the other checks because it needs the fonts that boards are drawn with.
#pragma once

#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

/// Each display is asked for the languages that displays.yaml gives it; Chinese if it gives none.
/// E1510 (E1506 where the board draws with its own font) refuses a message or emergency card with a
/// character that a display cannot show.
/// E1525 stops the build for a display that cannot be read from as far as displays.yaml says.
/// E1509 stops it for each card that no type of a board is small enough for, so that it scrolls
/// there: whoever flees does not wait for the rest of a sentence. Messages may scroll.
/// Both also of a card on a screen, whose texts of all languages stand there together.
/// E1526 warns of either where displays.yaml accepts it for the display.
/// Errors as TypeCase::open and lay_out: the fonts are not installed. Nothing is opened when
/// displays.yaml names no screen and no board with a size.
[[nodiscard]] Status check_fit(Workspace& workspace, Findings& findings);

}  // namespace gongshi::content::workspace
