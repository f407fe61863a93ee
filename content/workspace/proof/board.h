// Board: a message as an LED board shows it, dot by dot.
#pragma once

#include <string_view>

#include "content/proper_names.h"
#include "content/workspace/proof/displays.h"
#include "content/workspace/proof/sheet.h"

namespace gongshi::content::proof {

/// Draws how `board` shows `text`: one picture where it stands, else the whole run in pieces as
/// wide as the board. Errors as signage::lay_out.
[[nodiscard]] Status draw_board(Flow& flow, const Board& board, std::string_view text,
                                const ProperNames& names, Lang lang);

}  // namespace gongshi::content::proof
