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
  /// is not left with a single card. Where a page then lacks rows, its cards are higher.
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
  /// have one size.
  [[nodiscard]] Rect card(int page, int index) const;

 private:
  [[nodiscard]] std::size_t first_on(int page) const {
    return cards_ * static_cast<std::size_t>(page) / static_cast<std::size_t>(pages_);
  }

  Rect page_;
  Needs needs_;
  std::size_t cards_;
  int columns_, per_page_, pages_;
  int tall_;
};

/// A portrait in `place`, round at the corners.
[[nodiscard]] Status draw_portrait(const std::shared_ptr<const Picture>& photo,
                                   std::string_view name, Rect place, const ScreenStyle& style,
                                   Painter& painter);

/// The ground of a card.
void draw_card(Rect card, const ScreenStyle& style, Painter& painter);

}  // namespace gongshi::signage
