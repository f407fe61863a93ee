// Screen cards: emergency cards on the rolling screens of displays.yaml, in every language at once.
#pragma once

#include "content/workspace/workspace.h"
#include "fonts/type_case.h"

namespace gongshi::content::workspace {

/// For screens that give their size. E1509, which stops the build, for a card that the screen
/// cannot hold even in its smallest type; E1525 for one whose type cannot be read from the screen's
/// `viewing_m`, E1526 where the office accepts small text there. Errors as signage::card_places.
[[nodiscard]] Status check_cards_on_screens(const Workspace& workspace, Findings& findings,
                                            fonts::TypeCase& type);

}  // namespace gongshi::content::workspace
