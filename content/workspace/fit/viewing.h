// Viewing: can people read a display of displays.yaml from where they stand?
#pragma once

#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

/// Height of the smallest line of Chinese on the display, in mm; 0: displays.yaml does not tell its
/// dots' distance or its diagonal. A board takes larger type for far readers by itself (`viewing_m`
/// of site.yaml), up to one line as high as the board.
[[nodiscard]] double least_type_mm(const DisplayKind& display);

/// How high a character must be to be read from `viewing_m`.
[[nodiscard]] double readable_mm(double viewing_m);

/// "17.8": one digit behind the point, as a ruler has it.
[[nodiscard]] std::string one_digit(double value);

/// A text with these tags ("lobby;pharmacy", empty: everywhere) is shown on the display.
[[nodiscard]] bool reaches(content::Text tags, const DisplayKind& display);

/// E1525, which stops the build, for each display whose smallest type cannot be read from its
/// `viewing_m`; E1526, a warning, where the office accepts it for that display.
void check_viewing(const std::vector<DisplayKind>& displays, Findings& findings);

}  // namespace gongshi::content::workspace
