#include "signage/board/board_content.h"

#include <algorithm>

#include "signage/board/board_frame.h"
#include "signage/board/card_text.h"
#include "signage/board/content_hash.h"
#include "signage/layout/pages.h"
#include "signage/scroller.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// What we may draw for a board that has fonts of its own.
drivers::Geometry room_for_dots(const config::Display& display,
                                const drivers::Capabilities& board) {
  const int most = board.most_dot_rows == 0 ? display.height_px : board.most_dot_rows;
  return {display.width_px, std::min(display.height_px, most)};
}

/// The whole of a layout: as wide as the board, or as the text that travels over it.
drivers::Frame drawn(const Layout& layout, const Item& item, const config::Display& display,
                     fonts::TypeCase& type) {
  return raster_whole(layout, layout.width_px, board_format(display),
                      item_color(display, item.kind), type.glyphs);
}

/// Words that a board without Chinese sets itself.
bool in_own_letters(std::string_view text, const drivers::Capabilities& board) {
  return board.charset == "ASCII" &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > 0 && c < 0x7F; });
}

drivers::TextArea area_of(const Item& item, const config::Display& display) {
  drivers::TextArea area;
  area.width = display.width_px;
  area.height = display.height_px;
  area.text = item.text;
  area.font_px = 16;
  area.color = lamp_color(display, item.kind);
  return area;
}

void set_motion(drivers::TextArea& area, bool runs) {
  area.centered = !runs;
  area.motion = runs ? drivers::Motion::kLeft : drivers::Motion::kStill;
  // Of equal length whatever the slot: the same item must be the same area, or it travels again.
  area.stay = runs ? 1s : 10s;
}

/// Letters that no card has in its fonts: drawn by us, standing, travelling or in pages.
Result<BoardContent> letters_content(const Showing& showing, const Item& item,
                                     const config::Display& display,
                                     const drivers::Capabilities& board, WallTime now,
                                     fonts::TypeCase& type) {
  GONGSHI_TRY(const auto pages, lay_out_board(item.text, room_for_dots(display, board), type,
                                              least_rows(display), item.wholes));
  const Turn turn = turn_at(showing, pages.size(), now);
  const Layout& layout = pages[turn.page];
  drivers::TextArea area = area_of(item, display);
  set_motion(area, layout.scrolls);
  area.dots = drawn(layout, item, display, type);
  BoardContent content;
  content.desired.areas.push_back(std::move(area));
  content.changes_at = turn.until;
  return content;
}

Result<BoardContent> text_content(const Showing& showing, const Item& item,
                                  const config::Display& display,
                                  const drivers::Capabilities& board, WallTime now,
                                  fonts::TypeCase& type) {
  if (board.dots && fonts::needs_script_face(item.text)) {
    return letters_content(showing, item, display, board, now, type);
  }
  const auto pages = card_pages(item.text, board.most_text_bytes, board.charset == "UTF-8");
  const Turn turn = turn_at(showing, pages.size(), now);
  Item shown = item;
  shown.text = pages[turn.page];
  const drivers::Geometry geometry{display.width_px, display.height_px};
  const CardText set = card_text(shown.text, geometry, type.breaker, shown.wholes);
  drivers::TextArea area = area_of(shown, display);
  area.text = set.text;
  area.multi_line = set.lines > 1;
  set_motion(area, set.runs);
  if (board.dots) {
    const drivers::Geometry room = room_for_dots(display, board);
    GONGSHI_TRY(const Layout layout,
                set.runs ? lay_out_line(shown.text, room, type)
                         : lay_out(shown.text, room, type, kLeastRows, shown.wholes));
    area.dots = drawn(layout, shown, display, type);
    // Lines of the board's own letters may stand where ours, in fewer rows, must travel.
    if (layout.scrolls && !set.runs && !in_own_letters(shown.text, board)) {
      set_motion(area, true);
      area.multi_line = false;
    }
  }
  BoardContent content;
  content.desired.areas.push_back(std::move(area));
  content.changes_at = turn.until;
  return content;
}

/// A strip that the board moves by its own clock: it stands first, as on every other board.
Result<BoardContent> strip_content(const Layout& layout, const Showing& showing, const Item& item,
                                   const config::Display& display, WallTime now,
                                   fonts::TypeCase& type) {
  BoardContent content;
  const WallTime starts = showing.slot_start + kStanding;
  if (now < starts) {
    content.desired.frame =
        raster(layout, 0, board_format(display), item_color(display, item.kind), type.glyphs);
    content.changes_at = starts;
    return content;
  }
  content.desired.marquee =
      drivers::Marquee{.strip = raster_whole(layout, layout.width_px, board_format(display),
                                             item_color(display, item.kind), type.glyphs),
                       .speed_px_s = display.speed_px_s,
                       .loop = false};
  return content;
}

Result<BoardContent> dots_content(const Showing& showing, const Item& item,
                                  const config::Display& display,
                                  const drivers::Capabilities& board, WallTime now,
                                  fonts::TypeCase& type) {
  GONGSHI_TRY(const auto pages, lay_out_board(item.text, {display.width_px, display.height_px},
                                              type, least_rows(display), item.wholes));
  const Turn turn = turn_at(showing, pages.size(), now);
  const Layout& layout = pages[turn.page];
  if (layout.scrolls && board.marquee) {
    return strip_content(layout, showing, item, display, now, type);
  }
  const int moved =
      pass_offset_px(now - showing.slot_start, display.speed_px_s, layout.last_offset_px());
  BoardContent content;
  content.desired.frame = raster(layout, layout.window_px(moved), board_format(display),
                                 item_color(display, item.kind), type.glyphs);
  content.changes_at = turn.until;
  if (moved < layout.last_offset_px()) {
    content.changes_at =
        now + std::max<milliseconds>(1000ms / std::max(display.speed_px_s, 1), board.refresh_floor);
  }
  return content;
}

}  // namespace

Result<BoardContent> board_content(const Showing& showing, const Item& item,
                                   const config::Display& display,
                                   const drivers::Capabilities& board, WallTime now,
                                   fonts::TypeCase& type) {
  BoardContent content;
  if (board.text) {
    GONGSHI_TRY(content, text_content(showing, item, display, board, now, type));
  } else if (board.pixels) {
    GONGSHI_TRY(content, dots_content(showing, item, display, board, now, type));
  }
  content.desired.serial = showing.serial;
  content.desired.brightness_pct = display.brightness_pct;
  return content;
}

Result<std::string> slot_hash(const Showing& showing, const Item& item,
                              const config::Display& display, const drivers::Capabilities& board,
                              fonts::TypeCase& type) {
  GONGSHI_TRY(const BoardContent first,
              board_content(showing, item, display, board, showing.slot_start, type));
  return content_hash(first.desired);
}

std::string standing_text(const Edition& edition) {
  const bool release = edition.release != nullptr;
  std::string text(release ? edition.release->hospital().name_zh : edition.notice.hospital);
  const std::string phone(release ? edition.release->hospital().complaint_phone
                                  : edition.notice.complaint_phone);
  if (!phone.empty()) text += (text.empty() ? "" : " ") + complaint_line(phone, {"zh"});
  return text;
}

}  // namespace gongshi::signage
