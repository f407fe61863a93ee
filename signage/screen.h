// Screen: a rolling screen's picture: header, price table page by page or messages, ticker, footer.
//
//   playlist ─[screen]─ window, PNG, proof
//
// The picture is a function of (release, display, now, ticker position) alone; a Screen only keeps
// what it has drawn, so that a frame in which nothing but the ticker moves costs the ticker. Each
// region is drawn again when the words that it shows have changed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/site.h"
#include "content/release.h"
#include "fonts/type_case.h"
#include "signage/playlist.h"
#include "signage/price_pages.h"
#include "signage/ticker.h"

namespace gongshi::signage {

class Screen {
 public:
  Screen(drivers::Geometry size, fonts::TypeCase& type);
  Screen(const Screen&) = delete;  // its painter borrows its picture
  Screen& operator=(const Screen&) = delete;

  /// Brings picture() up to `now` and returns the parts that were drawn again. `release` may be
  /// null. Errors as FontSet::screen.
  [[nodiscard]] Result<std::vector<Rect>> draw(
      const std::shared_ptr<const content::Release>& release, const config::Display& display,
      WallTime now, std::int64_t ticker_px);

  [[nodiscard]] const Picture& picture() const { return picture_; }

  /// The next page switch after `now`: when a newer release may be taken without a jump.
  [[nodiscard]] WallTime turns_at(WallTime now) const;

 private:
  [[nodiscard]] Status draw_header(const content::Release* release, WallTime now);
  [[nodiscard]] Status draw_footer(const content::Release* release);
  [[nodiscard]] Status draw_body(const std::shared_ptr<const content::Release>& release,
                                 const Showing& showing, bool prices, WallTime now);
  [[nodiscard]] Status draw_message(const Showing& showing);
  [[nodiscard]] Status draw_fallback(const content::Release* release, WallTime now);
  [[nodiscard]] Status draw_ticker(const Showing& showing, std::int64_t ticker_px);
  [[nodiscard]] Status page_prices(const std::shared_ptr<const content::Release>& release,
                                   WallTime now);

  ScreenSizes sizes_;
  fonts::TypeCase& type_;
  Picture picture_;
  Painter painter_;
  Ticker ticker_;
  std::optional<PricePages> pages_;
  std::string header_key_, body_key_, footer_key_;  // what stands in each region
  bool ticker_ground_ = false;                      // drawn
  std::vector<Rect> changed_;
};

/// Where the ticker stands at `now` when it has run since local midnight.
[[nodiscard]] std::int64_t ticker_position_px(const config::Display& display, WallTime now);

/// The whole picture, from nothing: what `render`, the proof and tests use.
[[nodiscard]] Result<Picture> draw_screen(const std::shared_ptr<const content::Release>& release,
                                          const config::Display& display, WallTime now,
                                          drivers::Geometry size, fonts::TypeCase& type);

}  // namespace gongshi::signage
