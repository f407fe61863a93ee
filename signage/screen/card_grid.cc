#include "signage/screen/card_grid.h"

#include <algorithm>

#include "drivers/os/utf8.h"

namespace gongshi::signage {

CardGrid::CardGrid(Rect page, int least_width_px, int least_height_px, int gap_px, int margin_px)
    : page_(page),
      columns_(std::max(1, (page.width - 2 * margin_px + gap_px) / (least_width_px + gap_px))),
      rows_(std::max(1, page.height / (least_height_px + gap_px))),
      gap_px_(gap_px),
      margin_px_(margin_px) {}

int CardGrid::pages(std::size_t cards) const {
  return (static_cast<int>(cards) + per_page() - 1) / per_page();
}

Rect CardGrid::card(int index) const {
  const int inner = page_.width - 2 * margin_px_;
  const int wide = (inner - (columns_ - 1) * gap_px_) / columns_;
  const int tall = (page_.height - rows_ * gap_px_) / rows_;
  const int column = index % columns_;
  const int row = index / columns_;
  return {page_.x + margin_px_ + column * (wide + gap_px_),
          page_.y + gap_px_ / 2 + row * (tall + gap_px_), wide, tall};
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
