// Screen: messages and emergency cards as a rolling screen sets them, in small.
#pragma once

#include <string_view>
#include <vector>

#include "content/model.h"
#include "content/proper_names.h"
#include "content/workspace/proof/displays.h"
#include "content/workspace/proof/sheet.h"

namespace gongshi::content::proof {

/// The text of a message in one language, or none in this.
[[nodiscard]] Text message_text(const Message& message, std::string_view language);

/// The message in each language that `screen` shows and it has, two pictures beside each other: the
/// lines and sizes are the screen's own. What stands around the page is only hinted at. A message
/// with a picture stands below that picture and is left out. Errors as signage::message_block.
[[nodiscard]] Status draw_message_on_screen(Flow& flow, const Screen& screen,
                                            const Message& message, const ProperNames& names,
                                            Lang lang);

/// The card, which fills the screen. Errors as signage::card_places.
[[nodiscard]] Status draw_card_on_screen(Flow& flow, const Screen& screen,
                                         const EmergencyCard& card, const ProperNames& names,
                                         Lang lang);

}  // namespace gongshi::content::proof
