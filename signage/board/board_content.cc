#include "signage/board/board_content.h"

#include <algorithm>

#include "signage/board/board_frame.h"
#include "signage/board/card_text.h"
#include "signage/scroller.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

drivers::Color color_of(const config::Display& display, ItemKind kind) {
  if (display.colors == "red") return drivers::Color::kRed;
  if (display.colors == "green") return drivers::Color::kGreen;
  if (display.colors == "yellow") return drivers::Color::kYellow;
  if (is_alert(kind)) return drivers::Color::kRed;
  return kind == ItemKind::kDayPart ? drivers::Color::kYellow : drivers::Color::kGreen;
}

/// The text drawn by us, for a card that draws what its fonts lack.
Result<drivers::Frame> drawn(const Item& item, const CardText& set, const config::Display& display,
                             fonts::TypeCase& type) {
  const drivers::Geometry geometry{display.width_px, display.height_px};
  GONGSHI_TRY(const Layout layout, set.runs ? lay_out_line(item.text, geometry, type)
                                            : lay_out(item.text, geometry, type));
  const int width = set.runs ? layout.width_px : geometry.width_px;
  return raster_whole(layout, width, board_format(display), item_color(display, item.kind),
                      type.glyphs);
}

/// The page of a text too long for the card that is due now, and when the next one is.
struct Page {
  std::string text;
  std::optional<WallTime> until;
};

Page page_at(const std::string& text, const Showing& showing, const drivers::Capabilities& board,
             WallTime now) {
  const auto pages = card_pages(text, board.most_text_bytes, board.charset == "UTF-8");
  const auto count = static_cast<std::int64_t>(pages.size());
  const milliseconds slot = showing.slot_end - showing.slot_start;
  if (count == 1 || slot < milliseconds{count}) return {pages.front(), {}};
  const milliseconds each = slot / count;
  const auto number = std::clamp<std::int64_t>((now - showing.slot_start) / each, 0, count - 1);
  Page page{pages[static_cast<std::size_t>(number)], {}};
  if (number + 1 < count) page.until = showing.slot_start + (number + 1) * each;
  return page;
}

Result<BoardContent> text_content(const Showing& showing, const Item& item,
                                  const config::Display& display,
                                  const drivers::Capabilities& board, WallTime now,
                                  fonts::TypeCase& type) {
  const Page page = page_at(item.text, showing, board, now);
  const CardText set = card_text(page.text, {display.width_px, display.height_px}, type.breaker);
  drivers::TextArea area;
  area.width = display.width_px;
  area.height = display.height_px;
  area.text = set.text;
  area.font_px = 16;
  area.color = color_of(display, item.kind);
  area.multi_line = set.lines > 1;
  area.centered = !set.runs;
  area.motion = set.runs ? drivers::Motion::kLeft : drivers::Motion::kStill;
  // Of equal length whatever the slot: the same item must be the same area, or it travels again.
  area.stay = set.runs ? 1s : 10s;
  if (board.dots) {
    Item shown = item;
    shown.text = page.text;
    GONGSHI_TRY(area.dots.emplace(), drawn(shown, set, display, type));
  }
  BoardContent content;
  content.desired.areas.push_back(std::move(area));
  content.changes_at = page.until;
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
  GONGSHI_TRY(const Layout layout, lay_out(item.text, {display.width_px, display.height_px}, type));
  if (layout.scrolls && board.marquee) {
    return strip_content(layout, showing, item, display, now, type);
  }
  const int offset =
      pass_offset_px(now - showing.slot_start, display.speed_px_s, layout.last_offset_px());
  BoardContent content;
  content.desired.frame =
      raster(layout, offset, board_format(display), item_color(display, item.kind), type.glyphs);
  if (offset < layout.last_offset_px()) {
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

std::string standing_text(const Edition& edition) {
  const bool release = edition.release != nullptr;
  std::string text(release ? edition.release->hospital().name_zh : edition.notice.hospital);
  const std::string phone(release ? edition.release->hospital().complaint_phone
                                  : edition.notice.complaint_phone);
  if (!phone.empty()) text += (text.empty() ? "" : " ") + complaint_line_zh(phone);
  return text;
}

}  // namespace gongshi::signage
