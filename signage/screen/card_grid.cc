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

}  // namespace

CardGrid::CardGrid(Rect page, const Needs& needs, std::size_t cards)
    : page_(page), needs_(needs), cards_(cards) {
  const int fit = columns_of(page, needs) * rows_of(page, needs);
  const int count = static_cast<int>(cards);
  pages_ = rounded_up(count, fit);
  per_page_ = pages_ == 0 ? fit : rounded_up(count, pages_);
}

CardGrid::Layout CardGrid::layout(int cards) const {
  const int inner = page_.width - 2 * needs_.margin_px;
  int percent = kMostEnlarged;
  Needs larger = enlarged(needs_, percent);
  const auto fits = [&] {
    return larger.width_px <= inner && larger.height_px + larger.gap_px <= page_.height &&
           columns_of(page_, larger) * rows_of(page_, larger) >= cards;
  };
  while (percent > 100 && !fits()) {
    percent -= kStep;
    larger = enlarged(needs_, percent);
  }
  const int gap = needs_.gap_px;
  const int columns = columns_of(page_, larger);
  const int most_rows = rows_of(page_, larger);
  const int rows = rounded_up(std::max(1, cards), columns);
  const int usual = (page_.height - most_rows * gap) / most_rows;
  return {percent, columns,
          std::min((page_.height - rows * gap) / rows, usual * kMostGrowth / 100)};
}

Rect CardGrid::card(int page, int index) const {
  const int gap = needs_.gap_px;
  const int here = cards_on(page);
  const auto [percent, columns, tall] = layout(here);
  const int rows = rounded_up(here, columns);
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
