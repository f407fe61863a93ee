// Screen: a rolling screen's picture: header, price table page by page or messages, ticker, footer.
//
//   playlist ─[screen]─ window, PNG, proof
//
// The picture is a function of (edition, display, clock, ticker position) alone; a Screen only
// keeps what it has drawn, so that a frame in which nothing but the ticker moves costs the ticker.
// Each region is drawn again when the words that it shows have changed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/site.h"
#include "content/release.h"
#include "fonts/type_case.h"
#include "signage/playlist/playlist.h"
#include "signage/screen/price_pages.h"
#include "signage/screen/ticker.h"

namespace gongshi::signage {

class Screen {
 public:
  Screen(drivers::Geometry size, fonts::TypeCase& type);
  Screen(const Screen&) = delete;  // its painter borrows its picture
  Screen& operator=(const Screen&) = delete;

  /// Brings picture() up to `clock` and returns the parts that were drawn again. Errors as
  /// FontSet::screen.
  [[nodiscard]] Result<std::vector<Rect>> draw(const Edition& edition,
                                               const config::Display& display, WallTime clock,
                                               std::int64_t ticker_px);

  [[nodiscard]] const Picture& picture() const { return picture_; }

  /// The next page switch after `now`: when a newer release may be taken without a jump.
  [[nodiscard]] WallTime turns_at(WallTime now) const;

 private:
  using Age = content::store::FreshnessReport;

  [[nodiscard]] Status draw_header(const Edition& edition, const Age& age);
  [[nodiscard]] Status draw_footer(const Edition& edition, const Age& age);
  [[nodiscard]] Status draw_body(const Edition& edition, const Showing& showing, bool prices,
                                 WallTime clock);
  [[nodiscard]] Status draw_prices(const std::string& issue, const Age& age, WallTime clock);
  [[nodiscard]] Status draw_words(std::string_view title, std::string_view text, Color ground,
                                  Color color, int number, int count);
  [[nodiscard]] Status draw_fallback(const Edition& edition, const Age& age);
  [[nodiscard]] Status draw_ticker(const Showing& showing, std::int64_t ticker_px);
  [[nodiscard]] Status page_prices(const Edition& edition, Date day);
  /// False when `key` is what stands in the body already.
  bool new_body(std::string key);

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
[[nodiscard]] Result<Picture> draw_screen(const Edition& edition, const config::Display& display,
                                          WallTime clock, drivers::Geometry size,
                                          fonts::TypeCase& type);

}  // namespace gongshi::signage
