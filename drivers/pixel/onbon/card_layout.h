// How one card wants its bitmaps, from what it said of itself and what the options say of it.
#pragma once

#include "drivers/pixel/onbon/graphic_options.h"
#include "drivers/protocol/onbon/common.h"

namespace gongshi::drivers {

/// Errc::kRejected, word E2121: the card's panel has another size than the one ordered; E2122: it
/// has lamps whose bitmaps are not published.
[[nodiscard]] Result<onbon::BitmapLayout> layout_for(const onbon::common::Identity& card,
                                                     onbon::Family family,
                                                     const GraphicOptions& options);

}  // namespace gongshi::drivers
