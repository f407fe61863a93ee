#include "signage/screen/card_grid.h"

#include <algorithm>

#include "drivers/os/utf8.h"

namespace gongshi::signage {
namespace {

constexpr int kMostGrowth = 150;    // percent of a card's needed height
constexpr int kMostEnlarged = 200;  // percent; beyond it a name looks like a poster
constexpr int kStep = 5;

int rounded_up(int dividend, int divisor) {
  return (dividend + divisor - 1) / divisor;
}

CardGrid::Needs enlarged(const CardGrid::Needs& needs, int percent) {
  const auto longer = [percent](int length) { return length * percent / 100; };
  return {longer(needs.width_px), longer(needs.height_px), needs.gap_px, needs.margin_px};
}

int columns_of(Rect page, const CardGrid::Needs& needs) {
  const int gap = needs.gap_px;
  return std::max(1, (page.width - 2 * needs.margin_px + gap) / (needs.width_px + gap));
}

int rows_of(Rect page, const CardGrid::Needs& needs) {
  return std::max(1, page.height / (needs.height_px + needs.gap_px));
}

/// The most at which `cards` fit on one page.
int most_percent(Rect page, const CardGrid::Needs& needs, int cards) {
  for (int percent = kMostEnlarged; percent > 100; percent -= kStep) {
    const CardGrid::Needs larger = enlarged(needs, percent);
    const bool holds_one = larger.width_px <= page.width - 2 * needs.margin_px &&
                           larger.height_px + larger.gap_px <= page.height;
    if (holds_one && columns_of(page, larger) * rows_of(page, larger) >= cards) return percent;
  }
  return 100;
}

}  // namespace

CardGrid::CardGrid(Rect page, const Needs& needs, std::size_t cards)
    : page_(page), needs_(needs), cards_(cards) {
  const int fit = columns_of(page, needs) * rows_of(page, needs);
  const int count = static_cast<int>(cards);
  pages_ = rounded_up(count, fit);
  per_page_ = pages_ == 0 ? fit : rounded_up(count, pages_);
  percent_ = most_percent(page, needs, per_page_);
}

CardGrid::Layout CardGrid::layout(int cards) const {
  const int most_rows = rows_of(page_, enlarged(needs_, percent_));
  const int columns = std::max(1, rounded_up(cards, most_rows));
  const int rows = rounded_up(std::max(1, cards), columns);
  const int gap = needs_.gap_px;
  const int usual = (page_.height - most_rows * gap) / most_rows;
  return {columns, rows, std::min((page_.height - rows * gap) / rows, usual * kMostGrowth / 100)};
}

Rect CardGrid::card(int page, int index) const {
  const int gap = needs_.gap_px;
  const auto [columns, rows, tall] = layout(cards_on(page));
  const int top = page_.y + (page_.height - rows * (tall + gap) + gap) / 2;
  const int inner = page_.width - 2 * needs_.margin_px;
  const int wide = (inner - (columns - 1) * gap) / columns;
  const int column = index % columns;
  const int row = index / columns;
  return {page_.x + needs_.margin_px + column * (wide + gap), top + row * (tall + gap), wide, tall};
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
