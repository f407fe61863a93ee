#include "signage/board/board_frame.h"

#include "signage/scroller.h"

namespace gongshi::signage {

constexpr Rgb kRed{255, 48, 32};
constexpr Rgb kGreen{64, 255, 64};
constexpr Rgb kYellow{255, 200, 32};

drivers::PixelFormat board_format(const config::Display& display) {
  return display.colors == "tricolor" || display.colors == "full" ? drivers::PixelFormat::kRgb8
                                                                  : drivers::PixelFormat::kMono1;
}

Rgb item_color(const config::Display& display, ItemKind kind) {
  if (display.colors == "red") return kRed;
  if (display.colors == "green") return kGreen;
  if (display.colors == "yellow") return kYellow;
  if (is_alert(kind)) return kRed;
  return kind == ItemKind::kDayPart ? kYellow : kGreen;
}

Result<BoardFrame> board_frame(const Showing& showing, const config::Display& display, WallTime now,
                               fonts::TypeCase& type) {
  const drivers::Geometry geometry{display.width_px, display.height_px};
  GONGSHI_TRY(const Layout layout, lay_out(showing.item().text, geometry, type));
  const int offset =
      pass_offset_px(now - showing.slot_start, display.speed_px_s, layout.last_offset_px());
  BoardFrame board;
  board.frame = raster(layout, offset, board_format(display),
                       item_color(display, showing.item().kind), type.glyphs);
  board.moves = offset < layout.last_offset_px();
  board.missing = layout.missing;
  return board;
}

}  // namespace gongshi::signage
