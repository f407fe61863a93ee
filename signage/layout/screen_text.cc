#include "signage/layout/screen_text.h"

#include <algorithm>

namespace gongshi::signage {

Result<PlacedBlock> message_block(std::string_view text, Wholes wholes, const ScreenSizes& sizes,
                                  fonts::TypeCase& type) {
  const Rect page = sizes.page();
  const int aside = sizes.margin() * (sizes.strip() ? 1 : 2);
  const int above = sizes.px(24, 24, 8);
  const Rect place{page.x + aside, page.y + above, page.width - 2 * aside, page.height - 2 * above};
  GONGSHI_TRY(TextBlock block, fit_block(text,
                                         {sizes.px(104, 96, 88), sizes.smallest_px(),
                                          fonts::Weight::kBold, 1.45, true, false, wholes},
                                         place.width, place.height, type));
  return PlacedBlock{std::move(block), place};
}

std::vector<std::string_view> emergency_texts(const content::EmergencyCard& card,
                                              std::span<const std::string> languages) {
  std::vector<std::string_view> texts;
  for (const std::string& language : languages) {
    const std::string_view text = language == "en"   ? card.text_en
                                  : language == "ug" ? card.text_ug
                                  : language == "zh" ? card.text_zh
                                                     : std::string_view{};
    if (!text.empty()) texts.push_back(text);
  }
  if (std::find(texts.begin(), texts.end(), card.text_zh) == texts.end()) {
    texts.push_back(card.text_zh);
  }
  return texts;
}

Result<CardPlaces> card_places(std::string_view title, std::span<const std::string_view> texts,
                               const content::ProperNames& names, const ScreenSizes& sizes,
                               fonts::TypeCase& type) {
  const Rect whole = sizes.whole();
  CardPlaces places;
  places.edge_px = sizes.px(18, 18, 8);
  places.inset_px = places.edge_px + sizes.px(40, 40, 16);
  places.foot_px = sizes.px(72, 84, 36);
  const int inset = places.inset_px;
  const int inner = whole.width - 2 * inset;

  // Title, then the texts: the first takes what the others leave of three parts.
  const int top = inset;
  const int room = whole.height - places.edge_px - places.foot_px - top;
  const int title_room = room * 28 / 100;
  GONGSHI_TRY(
      places.title.block,
      fit_block(title, {room * 30 / 100, sizes.px(24), fonts::Weight::kBold, 1.2, true, true},
                inner, title_room, type));
  places.title.place = {inset, top, inner, title_room};
  const int text_room = room - title_room;
  const int parts = static_cast<int>(texts.size()) + 1;  // the first is worth two
  int y = top + title_room;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const int share = texts.size() == 1 ? text_room : text_room * (i == 0 ? 2 : 1) / parts;
    const std::vector<std::string> wholes = names.in(texts[i]);
    GONGSHI_TRY(TextBlock block,
                fit_block(texts[i],
                          {share / 2, sizes.px(16), fonts::Weight::kBold, 1.35, true, true, wholes},
                          inner, share, type));
    places.texts.push_back({std::move(block), {inset, y, inner, share}});
    y += share;
  }
  return places;
}

}  // namespace gongshi::signage
