// Markdown blocks: the elements of a page's text as blocks of a scrolling page.
#pragma once

#include <string_view>

#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

/// Adds all of `markdown`; a first heading that repeats `title` is left out.
void add_markdown(Blocks& blocks, const Frame& frame, std::string_view markdown,
                  std::string_view title);

}  // namespace gongshi::kiosk
