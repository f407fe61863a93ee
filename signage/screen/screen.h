// Screen: a rolling screen's picture, region by region; or the emergency card that runs.
//
//   playlist ─[screen]─ window, PNG, proof
//
// The picture is a function of (edition, display, clock, what has moved) alone; a Screen only keeps
// what it has drawn, so that a frame in which nothing but the ticker moves costs the ticker. Each
// region is drawn again when the words that it shows have changed.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "signage/playlist/showing_cache.h"
#include "signage/screen/body_region.h"
#include "signage/screen/emergency_page.h"
#include "signage/screen/standing.h"
#include "signage/screen/ticker_region.h"

namespace gongshi::signage {

class Screen {
 public:
  /// `display` for its colours and regions. Photos are decoded behind the draw path, or at once
  /// where the first picture is the only one.
  Screen(const config::Display& display, drivers::Geometry size, fonts::TypeCase& type,
         PhotoShelf::Decoding photos = PhotoShelf::Decoding::kBehind);
  Screen(const Screen&) = delete;  // its painter borrows its picture
  Screen& operator=(const Screen&) = delete;

  /// Brings picture() up to `clock` and returns the parts that were drawn again. `moved_px` never
  /// goes back, `display` is the one of the constructor. Errors as FontSet::screen.
  [[nodiscard]] Result<std::vector<Rect>> draw(const Edition& edition,
                                               const config::Display& display, WallTime clock,
                                               std::int64_t moved_px);

  [[nodiscard]] const Picture& picture() const { return picture_; }

  /// What was drawn last.
  [[nodiscard]] const Standing& standing() const { return standing_; }

  /// The next page switch after `now`: when a newer release may be taken without a jump.
  [[nodiscard]] WallTime turns_at(WallTime now) const { return body_.turns_at(now); }

 private:
  [[nodiscard]] Status draw_regions(const Scene& scene);
  void lay(std::vector<Rect>& parts) const;
  void note_card(const Scene& scene, const content::EmergencyCard& card);
  void note_regions(const Scene& scene);

  ScreenStyle style_;
  ShowingCache showing_;
  Picture picture_;
  Painter painter_;
  std::vector<std::unique_ptr<Region>> still_;  // drawn in this order
  BodyRegion body_;
  TickerRegion ticker_;
  EmergencyPage emergency_;
  bool alarmed_ = false;  // the emergency card stands
  std::vector<Rect> changed_;
  Standing standing_;
  std::vector<Item> same_items_;  // that it was noted with
};

/// Where the display's picture lies on a monitor of `size`: all of it but the edges that site.yaml
/// leaves free, which are as dark as its header.
[[nodiscard]] Rect safe_part(const config::Display& display, drivers::Geometry size);

/// A picture, and its hash as the display log has it.
struct ProvenPicture {
  Picture picture;
  std::string hash;
};
/// The whole picture, from nothing: what `render` uses.
[[nodiscard]] Result<ProvenPicture> prove_screen(const Edition& edition,
                                                 const config::Display& display, WallTime clock,
                                                 drivers::Geometry size, fonts::TypeCase& type);

/// Likewise, the picture alone.
[[nodiscard]] Result<Picture> draw_screen(const Edition& edition, const config::Display& display,
                                          WallTime clock, drivers::Geometry size,
                                          fonts::TypeCase& type);

}  // namespace gongshi::signage
