#include "signage/board/board_frame.h"

#include <algorithm>

#include "signage/layout/pages.h"
#include "signage/scroller.h"

namespace gongshi::signage {

constexpr Rgb kRed{255, 48, 32};
constexpr Rgb kGreen{64, 255, 64};
constexpr Rgb kYellow{255, 200, 32};

drivers::PixelFormat board_format(const config::Display& display) {
  return display.colors == "tricolor" || display.colors == "full" ? drivers::PixelFormat::kRgb8
                                                                  : drivers::PixelFormat::kMono1;
}

drivers::Color lamp_color(const config::Display& display, ItemKind kind) {
  if (display.colors == "red") return drivers::Color::kRed;
  if (display.colors == "green") return drivers::Color::kGreen;
  if (display.colors == "yellow") return drivers::Color::kYellow;
  if (is_alert(kind)) return drivers::Color::kRed;
  return kind == ItemKind::kDayPart ? drivers::Color::kYellow : drivers::Color::kGreen;
}

Rgb item_color(const config::Display& display, ItemKind kind) {
  const drivers::Color lamp = lamp_color(display, kind);
  if (lamp == drivers::Color::kRed) return kRed;
  return lamp == drivers::Color::kYellow ? kYellow : kGreen;
}

Turn turn_at(const Showing& showing, std::size_t count, WallTime now) {
  using std::chrono::milliseconds;
  const auto pages = static_cast<std::int64_t>(count);
  const milliseconds slot = showing.slot_end - showing.slot_start;
  if (count < 2 || slot < milliseconds{pages}) return {};
  const milliseconds each = slot / pages;
  const auto number = std::clamp<std::int64_t>((now - showing.slot_start) / each, 0, pages - 1);
  Turn turn{static_cast<std::size_t>(number), {}};
  if (number + 1 < pages) turn.until = showing.slot_start + (number + 1) * each;
  return turn;
}

int least_rows(const config::Display& display) {
  return readable_rows(display.viewing_m, display.pitch_mm);
}

Result<BoardFrame> board_frame(const Showing& showing, const config::Display& display, WallTime now,
                               fonts::TypeCase& type) {
  const drivers::Geometry geometry{display.width_px, display.height_px};
  const Item& item = showing.item();
  GONGSHI_TRY(const auto pages,
              lay_out_board(item.text, geometry, type, least_rows(display), item.wholes));
  const Turn turn = turn_at(showing, pages.size(), now);
  const Layout& layout = pages[turn.page];
  const int moved =
      pass_offset_px(now - showing.slot_start, display.speed_px_s, layout.last_offset_px());
  BoardFrame board;
  board.frame = raster(layout, layout.window_px(moved), board_format(display),
                       item_color(display, showing.item().kind), type.glyphs);
  board.moves = moved < layout.last_offset_px();
  board.turns = turn.until;
  for (const Layout& page : pages) {
    board.missing.insert(board.missing.end(), page.missing.begin(), page.missing.end());
  }
  return board;
}

}  // namespace gongshi::signage
