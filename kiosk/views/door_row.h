// Door row: a row of a list that leads to a page: its name, a quiet line below, an arrow.
#pragma once

#include <string_view>

#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

/// `icon` stands before the name, to tell kinds apart.
/// `label` is what the row is called when it is spoken; the title unless given.
void add_door_row(Blocks& blocks, const Frame& frame, std::string_view title,
                  std::string_view detail, std::string_view action, std::string_view label = {},
                  Icon icon = Icon::kNone);

}  // namespace gongshi::kiosk
