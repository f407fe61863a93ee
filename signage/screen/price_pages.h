// PricePages: the price tables cut into pages: services, then drugs, then consumables, all that is
// valid on the day, in the release's order, none left out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/release.h"
#include "fonts/type_case.h"
#include "signage/screen/screen_style.h"

namespace gongshi::signage {

/// Columns of a table of one kind, left to right; x and width in pixels. No spec column: width 0.
struct PriceColumns {
  Rect name, spec, unit, price, insurance;
};

[[nodiscard]] PriceColumns price_columns(const ScreenSizes& sizes, content::PriceKind kind);

struct PricePage {
  content::PriceKind kind = content::PriceKind::kService;
  std::vector<const content::PriceItem*> rows;
  int number = 1;  // of `count` pages of this kind
  int count = 1;
  int items = 0;  // of this kind on the day
};

class PricePages {
 public:
  /// Errors as FontSet::screen.
  [[nodiscard]] static Result<PricePages> make(std::shared_ptr<const content::Release> release,
                                               Date day, const ScreenSizes& sizes,
                                               fonts::TypeCase& type);

  [[nodiscard]] bool empty() const { return pages_.empty(); }
  [[nodiscard]] const std::vector<PricePage>& pages() const { return pages_; }

  /// How long each page stays: 4 s, and a second for each row that fits.
  [[nodiscard]] std::chrono::seconds dwell() const { return dwell_; }

  /// Index of the page due, counted from local midnight as the playlist's slots are.
  [[nodiscard]] std::size_t index_at(WallTime now) const;
  /// The same where every third turn is left to a warning: empty then. No page is left out.
  [[nodiscard]] std::optional<std::size_t> index_between_warnings(WallTime now) const;
  /// When the next page is due.
  [[nodiscard]] WallTime turns_at(WallTime now) const;

  [[nodiscard]] const std::shared_ptr<const content::Release>& release() const { return release_; }
  [[nodiscard]] Date day() const { return day_; }

 private:
  [[nodiscard]] std::size_t turn_at(WallTime now) const;

  std::shared_ptr<const content::Release> release_;  // the rows point into it
  Date day_{};
  std::chrono::seconds dwell_{16};
  std::vector<PricePage> pages_;
};

/// Name, or spec, broken into the lines of its column.
[[nodiscard]] Result<std::vector<std::string>> cell_lines(std::string_view text, Font font,
                                                          int width_px, fonts::TypeCase& type);

}  // namespace gongshi::signage
