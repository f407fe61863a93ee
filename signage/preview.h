// Preview: what a display shows, as a report and as a picture: the work of `show` and `render`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/site.h"
#include "content/release.h"
#include "fonts/type_case.h"
#include "signage/picture.h"
#include "signage/playlist/playlist.h"

namespace gongshi::signage {

/// One block a display for people: what stands there now, then the rotation.
[[nodiscard]] std::string showings_text(const std::vector<Showing>& showings, Lang lang);

/// One document: {"at": …, "displays": [{"display", "state", "serial", "current", "rotation":
/// […]}]}.
[[nodiscard]] std::string showings_json(const std::vector<Showing>& showings, WallTime now);

struct PreviewPicture {
  Picture picture;
  std::string hash;  // as the display log has it; empty where the board can draw none of it
};

/// The exact picture of `display` at `now`: a board as its lamps, `dot_px` apart; a screen in
/// `size` (0 x 0: the display's own size, or 1920 x 1080). Errors as FontSet::screen and ::dots.
[[nodiscard]] Result<PreviewPicture> preview_picture(const Edition& edition,
                                                     const config::Display& display, WallTime now,
                                                     drivers::Geometry size, int dot_px,
                                                     fonts::TypeCase& type);

}  // namespace gongshi::signage
