// Search layout: where the parts of a search page lie on this glass, in this manner.
#pragma once

#include <string>

#include "kiosk/views/search_page.h"

namespace gongshi::kiosk {

[[nodiscard]] bool writes_by_hand(const Frame& frame, const Entry& entry);

/// "看结果（12）", or while nothing has been typed the words for the whole list.
[[nodiscard]] std::string done_words(const Frame& frame, const SearchAsk& ask, const Entry& entry);

}  // namespace gongshi::kiosk
