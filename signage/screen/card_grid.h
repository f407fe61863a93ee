// CardGrid: people on a screen: cards of one size in columns and rows, with a photo or, where there
// is none, the first character of the name.
#pragma once

#include "signage/screen/photo_shelf.h"
#include "signage/screen/region.h"

namespace gongshi::signage {

class CardGrid {
 public:
  /// As many cards as fit `page` when none is narrower or lower than asked; at least one.
  CardGrid(Rect page, int least_width_px, int least_height_px, int gap_px, int margin_px);

  [[nodiscard]] int per_page() const { return columns_ * rows_; }
  [[nodiscard]] int pages(std::size_t cards) const;
  /// Of the card at `index` of its page, row by row.
  [[nodiscard]] Rect card(int index) const;

 private:
  Rect page_;
  int columns_, rows_, gap_px_, margin_px_;
};

/// A portrait in `place`, round at the corners.
[[nodiscard]] Status draw_portrait(const std::shared_ptr<const Picture>& photo,
                                   std::string_view name, Rect place, const ScreenStyle& style,
                                   Painter& painter);

/// The ground of a card.
void draw_card(Rect card, const ScreenStyle& style, Painter& painter);

}  // namespace gongshi::signage
