// CardGrid: people on a screen: cards of one size in columns and rows, with a photo or, where there
// is none, the first character of the name.
#pragma once

#include <span>

#include "signage/screen/photo_shelf.h"
#include "signage/screen/region.h"

namespace gongshi::signage {

class CardGrid {
 public:
  /// What one card needs, and what lies around it.
  struct Needs {
    int width_px, height_px;  // at least
    int gap_px, margin_px;
  };
  /// `cards` people on as few pages as hold them, as many on each as on the others: the last one
  /// is not left with a single card. Where the fullest page has room to spare, everything is
  /// larger, alike on all pages.
  CardGrid(Rect page, const Needs& needs, std::size_t cards);

  [[nodiscard]] int pages() const { return pages_; }
  /// On the fullest page.
  [[nodiscard]] int per_page() const { return per_page_; }
  /// Of those in `all` the ones on a page.
  template <class T>
  [[nodiscard]] std::span<const T> on_page(std::span<const T> all, int page) const {
    return all.subspan(first_on(page), first_on(page + 1) - first_on(page));
  }
  /// Of the card at `index` of its page, row by row, in the middle of the page's height. All cards
  /// of a page have one size.
  [[nodiscard]] Rect card(int page, int index) const;
  /// How large what stands in the cards may be, in percent of its usual size.
  [[nodiscard]] int percent() const { return percent_; }

 private:
  struct Layout {
    int columns, rows, card_height_px;
  };
  /// As few columns as hold `cards` on one page: its cards are then as wide as can be.
  [[nodiscard]] Layout layout(int cards) const;
  [[nodiscard]] std::size_t first_on(int page) const {
    return cards_ * static_cast<std::size_t>(page) / static_cast<std::size_t>(pages_);
  }
  [[nodiscard]] int cards_on(int page) const {
    return static_cast<int>(first_on(page + 1) - first_on(page));
  }

  Rect page_;
  Needs needs_;
  std::size_t cards_;
  int per_page_, pages_, percent_;
};

/// Where a card stands, and how large what stands in it is.
struct CardPlace {
  Rect rect;
  ScreenSizes sizes;
};

/// A portrait in `place`, round at the corners.
[[nodiscard]] Status draw_portrait(const std::shared_ptr<const Picture>& photo,
                                   std::string_view name, Rect place, const ScreenStyle& style,
                                   Painter& painter);

/// The ground of a card.
void draw_card(Rect card, const ScreenStyle& style, Painter& painter);

}  // namespace gongshi::signage
