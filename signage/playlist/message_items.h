// MessageItems: what one message is on one display: an item in each of the display's languages.
#pragma once

#include <vector>

#include "config/site.h"
#include "content/model.h"
#include "signage/playlist/item.h"

namespace gongshi::signage {

/// In the order of the display's languages, those that the message has; Chinese, which each has,
/// when it has none of them. A board takes the approved short wording of the Chinese, and no
/// picture: a message that is nothing else is empty there.
[[nodiscard]] std::vector<Item> message_items(const content::Message& message,
                                              const config::Display& display);

/// The words of a text in `language` ("zh", "en", "ug", "bo", "mn"); empty when it has none.
[[nodiscard]] content::Text text_in(const content::Message& message, std::string_view language);

}  // namespace gongshi::signage
