// BoardFrame: what a board of dots shows at a moment: playlist item, layout, offset, raster.
//
// A pure function of (showing, display, now), used by boards that are sent pictures, by `render`
// and by tests alike.
#pragma once

#include <optional>

#include "config/site.h"
#include "drivers/color.h"
#include "drivers/frame.h"
#include "drivers/os/result.h"
#include "fonts/type_case.h"
#include "signage/layout/layout.h"
#include "signage/layout/raster.h"
#include "signage/playlist/playlist.h"

namespace gongshi::signage {

struct BoardFrame {
  drivers::Frame frame;
  bool moves = false;               // the next pixel is due 1 / speed_px_s later
  std::optional<WallTime> turns{};  // when the next page is due, within the slot
  std::vector<char32_t> missing;
};

/// Errors as lay_out.
[[nodiscard]] Result<BoardFrame> board_frame(const Showing& showing, const config::Display& display,
                                             WallTime now, fonts::TypeCase& type);

/// Which of `count` pages is due in the slot, and when the next one is.
struct Turn {
  std::size_t page = 0;
  std::optional<WallTime> until{};
};
[[nodiscard]] Turn turn_at(const Showing& showing, std::size_t count, WallTime now);

/// Rows that a character on this board needs, by the distance it is read from.
[[nodiscard]] int least_rows(const config::Display& display);

/// One colour of LED: kMono1; two and more: kRgb8.
[[nodiscard]] drivers::PixelFormat board_format(const config::Display& display);

/// The LED colour of an item: the board's own where it has one colour, else red for warnings and
/// urgent items, yellow for a day part, green for the rest.
[[nodiscard]] drivers::Color lamp_color(const config::Display& display, ItemKind kind);
/// The same as a screen shows it, and a board that is sent pictures.
[[nodiscard]] Rgb item_color(const config::Display& display, ItemKind kind);

}  // namespace gongshi::signage
