#include "signage/screen/ticker_region.h"

#include "signage/screen/screen_words.h"

namespace gongshi::signage {
namespace {

Ticker ticker_of(const ScreenStyle& style) {
  const ScreenSizes& sizes = style.sizes;
  const Rect band = sizes.ticker();
  const int tag = sizes.px(118, 118, 92);
  const int left = band.x + sizes.margin() + tag;
  const Rect window{left, band.y, band.x + band.width - left, band.height};
  return {laid(window, sizes.width, style.way), sizes.ticker_font(), style.theme};
}

}  // namespace

std::vector<Item> running_items(const Showing& showing) {
  std::vector<Item> items;
  for (const Item& item : showing.rotation) {
    if (item.kind == ItemKind::kSerial || item.kind == ItemKind::kComplaint) continue;
    if (!items.empty() && items.back() == item) continue;  // what stood between them is left out
    items.push_back(item);
  }
  return items;
}

TickerRegion::TickerRegion(const ScreenStyle& style) : style_(style), ticker_(ticker_of(style)) {}

Rect TickerRegion::window() const {
  return laid(ticker_.window(), style_.sizes.width, style_.way);
}

Status TickerRegion::draw(const Scene& scene, Painter& painter, std::vector<Rect>& changed) {
  const ScreenSizes& sizes = style_.sizes;
  const Rect band = sizes.ticker();
  if (!ground_) {
    ground_ = true;
    painter.fill(band, style_.theme.ticker);
    const Rect tag{band.x + sizes.margin(), band.y + (band.height - sizes.px(50, 50, 36)) / 2,
                   sizes.px(98, 98, 76), sizes.px(50, 50, 36)};
    painter.round_box(tag, sizes.px(10), style_.theme.accent);
    const std::string_view word = say(Word::kNotice, scene.display.languages);
    GONGSHI_TRY(const Font font, painter.fitting({sizes.px(28, 28, 22), fonts::Weight::kBold}, word,
                                                 tag.width * 9 / 10));
    GONGSHI_CHECK(painter.text(font, tag.x + tag.width / 2, tag.y + tag.height / 2, Align::kCentre,
                               style_.theme.accent_text, word));
    changed.push_back(band);
  } else {
    changed.push_back(window());
  }
  GONGSHI_CHECK(ticker_.take(running_items(scene.showing), scene.showing.manifest_hash,
                             scene.moved_px, painter.type()));
  return ticker_.draw(scene.moved_px, painter.picture(), painter.type());
}

}  // namespace gongshi::signage
