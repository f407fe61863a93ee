// CaptionStrip: the running line of a caption display: everything that is due, one after the other,
// with the serial among it; an emergency card fills the strip alone, in warning colours.
//
//   playlist ─[caption strip]─ window or encoder
#pragma once

#include "signage/caption/caption_plan.h"
#include "signage/playlist/playlist.h"
#include "signage/screen/ticker.h"

namespace gongshi::signage {

class CaptionStrip {
 public:
  CaptionStrip(const CaptionPlan& plan, fonts::TypeCase& type);
  CaptionStrip(const CaptionStrip&) = delete;
  CaptionStrip& operator=(const CaptionStrip&) = delete;

  /// Brings picture() up to `position_px`, which must not go back. Errors as FontSet::screen.
  [[nodiscard]] Status draw(const Showing& showing, std::int64_t position_px);

  [[nodiscard]] const Picture& picture() const { return picture_; }
  /// The same on the whole television picture, the rest filled with `rest`.
  [[nodiscard]] Picture on_frame(Color rest) const;

 private:
  [[nodiscard]] Status draw_tag(std::string_view words, Color color);
  [[nodiscard]] Status draw_emergency(const Item& card, std::int64_t position_px);

  CaptionPlan plan_;
  fonts::TypeCase& type_;
  Picture picture_;
  Ticker ticker_;
  std::string tag_;  // what stands at the left now
};

}  // namespace gongshi::signage
