#include "signage/screen/card_grid.h"

#include <algorithm>

#include "drivers/os/utf8.h"

namespace gongshi::signage {
namespace {

constexpr int kMostGrowth = 150;  // percent of a card's usual height

int rounded_up(int dividend, int divisor) {
  return (dividend + divisor - 1) / divisor;
}

}  // namespace

CardGrid::CardGrid(Rect page, const Needs& needs, std::size_t cards)
    : page_(page), needs_(needs), cards_(cards) {
  const int gap = needs.gap_px;
  const int count = static_cast<int>(cards);
  columns_ = std::max(1, (page.width - 2 * needs.margin_px + gap) / (needs.width_px + gap));
  const int most_rows = std::max(1, page.height / (needs.height_px + gap));
  pages_ = rounded_up(count, columns_ * most_rows);
  per_page_ = pages_ == 0 ? columns_ * most_rows : rounded_up(count, pages_);
  const int rows = rounded_up(per_page_, columns_);
  const int usual = (page.height - most_rows * gap) / most_rows;
  tall_ = std::min((page.height - rows * gap) / rows, usual * kMostGrowth / 100);
}

Rect CardGrid::card(int page, int index) const {
  const int gap = needs_.gap_px;
  const int here = static_cast<int>(first_on(page + 1) - first_on(page));
  const int rows = rounded_up(here, columns_);
  const int top = page_.y + (page_.height - rows * (tall_ + gap) + gap) / 2;
  const int inner = page_.width - 2 * needs_.margin_px;
  const int wide = (inner - (columns_ - 1) * gap) / columns_;
  const int column = index % columns_;
  const int row = index / columns_;
  return {page_.x + needs_.margin_px + column * (wide + gap), top + row * (tall_ + gap), wide,
          tall_};
}

Status draw_portrait(const std::shared_ptr<const Picture>& photo, std::string_view name, Rect place,
                     const ScreenStyle& style, Painter& painter) {
  const int radius = place.width / 12;
  if (photo != nullptr) {
    painter.copy(*photo, place.x + (place.width - photo->size.width_px) / 2,
                 place.y + (place.height - photo->size.height_px) / 2);
    painter.round_corners(place, radius, style.theme.stripe);
    return {};
  }
  painter.round_box(place, radius, style.theme.header);
  std::string first;
  std::string_view rest = name;
  if (const auto character = utf8::next(rest)) utf8::append(first, *character);
  const int middle = place.y + place.height / 2;
  return painter.text({place.width / 2, fonts::Weight::kBold}, place.x + place.width / 2, middle,
                      Align::kCentre, style.theme.header_dim, first);
}

void draw_card(Rect card, const ScreenStyle& style, Painter& painter) {
  painter.round_box(card, style.sizes.px(14, 14, 10), style.theme.stripe);
}

}  // namespace gongshi::signage
