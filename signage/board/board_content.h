// BoardContent: what the driver of a board is asked to show at a moment: text where the board has
// fonts, a picture or a travelling strip where it has only dots.
//
//   playlist ─ card_text, or layout and raster ─[board_content]─ Board ─ transport
//
// Pure: equal input gives equal Desired, so that nothing is sent twice.
#pragma once

#include <optional>

#include "config/site.h"
#include "drivers/board.h"
#include "fonts/type_case.h"
#include "signage/playlist/playlist.h"

namespace gongshi::signage {

struct BoardContent {
  drivers::Desired desired;
  /// When the same item looks different: the next pixel or page. Empty: not within its slot.
  std::optional<WallTime> changes_at;
};

/// `item` is one of the showing's rotation: another than the current one stands in for what the
/// board cannot draw.
/// Errors as lay_out.
[[nodiscard]] Result<BoardContent> board_content(const Showing& showing, const Item& item,
                                                 const config::Display& display,
                                                 const drivers::Capabilities& board, WallTime now,
                                                 fonts::TypeCase& type);

/// What the display log knows the picture of `item` by: content_hash() of how its slot begins. A
/// text that runs or pages is one thing shown, from whichever moment the board was asked for it.
[[nodiscard]] Result<std::string> slot_hash(const Showing& showing, const Item& item,
                                            const config::Display& display,
                                            const drivers::Capabilities& board,
                                            fonts::TypeCase& type);

/// What a board that keeps a text of its own shows when nobody speaks to it: hospital and complaint
/// line, nothing that could be out of date.
[[nodiscard]] std::string standing_text(const Edition& edition);

}  // namespace gongshi::signage
