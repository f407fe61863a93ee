#include "signage/screen/leaders_body.h"

#include <algorithm>

#include "content/proper_names.h"
#include "signage/screen/text_block.h"
#include "signage/screen/title_band.h"

namespace gongshi::signage {
namespace {

CardGrid::Needs needs_of(const ScreenSizes& sizes) {
  return {sizes.px(660, 900, 560), sizes.px(300, 300, 220), sizes.px(20, 20, 14), sizes.margin()};
}

/// A card's portrait, and beside it the name and the duties.
struct Parts {
  Rect face, name, label, duties;
};

Parts parts_of(const CardPlace& place) {
  const auto& [card, sizes] = place;
  const int inset = sizes.px(20, 20, 14);
  const int most = std::max(sizes.px(320), card.width * 2 / 5);  // of a wide card three tenths
  const int tall = std::min(card.height - 2 * inset, most);
  const Rect face{card.x + inset, card.y + (card.height - tall) / 2, tall * 3 / 4, tall};
  const int left = face.x + face.width + sizes.px(28, 28, 18);
  const int room = card.x + card.width - sizes.px(20) - left;
  const Rect name{left, face.y, room, sizes.px(64, 64, 46)};
  const Rect label{left, name.y + name.height, room, sizes.px(40, 40, 28)};
  const int top = label.y + label.height;
  return {face, name, label, {left, top, room, card.y + card.height - sizes.px(14) - top}};
}

std::size_t leaders_in(const content::Release* release) {
  return release == nullptr ? 0 : release->leaders().size();
}

}  // namespace

LeadersBody::LeadersBody(const BodyContent& content)
    : style_(content.style),
      grid_(content.style.sizes.page(), needs_of(content.style.sizes),
            leaders_in(content.scene.edition.release.get())),
      photos_(content.photos),
      languages_(content.scene.display.languages),
      release_(content.scene.edition.release) {}

int LeadersBody::count() const {
  return grid_.pages();
}

std::chrono::seconds LeadersBody::dwell() const {
  return std::chrono::seconds{6 + 4 * grid_.per_page()};
}

std::span<const content::Leader> LeadersBody::leaders_on(int page) const {
  return grid_.on_page(release_->leaders(), page);
}

CardPlace LeadersBody::place(int page, int index) const {
  return {grid_.card(page, index), style_.sizes.enlarged(grid_.percent())};
}

std::shared_ptr<const Picture> LeadersBody::photo(const content::Leader& leader,
                                                  const CardPlace& card) {
  const Rect face = parts_of(card).face;
  return photos_.find({release_,
                       std::string(leader.photo),
                       {face.width, face.height},
                       Fit::kFill,
                       style_.theme.stripe});
}

std::string LeadersBody::mark(int page) {
  std::string mark;
  const CardPlace card = place(page, 0);
  for (const content::Leader& one : leaders_on(page)) {
    mark += photo(one, card) == nullptr ? '-' : '+';
  }
  // The next page's photos are asked for now, so that they are there when it comes.
  const int next = (page + 1) % count();
  const CardPlace next_card = place(next, 0);
  for (const content::Leader& one : leaders_on(next)) (void)photo(one, next_card);
  return mark;
}

StandingWords LeadersBody::words(int page) const {
  StandingWords words;
  for (const content::Leader& leader : leaders_on(page)) {
    if (!words.text.empty()) words.text += '\n';
    words.text += std::string(leader.name) + ' ' + std::string(leader.post) + "  " +
                  std::string(leader.duties);
  }
  return words;
}

Status LeadersBody::paint(int page, const Scene&, Painter& painter) {
  painter.fill(style_.sizes.body(), style_.theme.ground);
  Title title = title_of(Word::kLeaders, languages_);
  title.number = page + 1;
  title.count = count();
  GONGSHI_CHECK(draw_title(title, languages_, style_, painter));
  // One size of type for all, which the longest duties decide.
  const CardPlace first = place(page, 0);
  int duties_px = first.sizes.px(42, 42, 26);
  for (const content::Leader& leader : leaders_on(page)) {
    GONGSHI_TRY(const TextBlock block, duties_of(leader, first, duties_px, painter.type()));
    duties_px = std::min(duties_px, block.font.size_px);
  }
  int index = 0;
  for (const content::Leader& leader : leaders_on(page)) {
    GONGSHI_CHECK(paint_card(leader, place(page, index++), duties_px, painter));
  }
  return {};
}

Result<TextBlock> LeadersBody::duties_of(const content::Leader& leader, const CardPlace& place,
                                         int largest_px, fonts::TypeCase& type) const {
  BlockSizes sizes{largest_px, std::min(largest_px, place.sizes.px(12))};
  sizes.even = true;
  const std::vector<std::string> wholes = content::ProperNames(*release_).in(leader.duties);
  sizes.wholes = wholes;
  const Rect room = parts_of(place).duties;
  return fit_block(leader.duties, sizes, room.width, room.height, type);
}

Status LeadersBody::paint_card(const content::Leader& leader, const CardPlace& place, int duties_px,
                               Painter& painter) {
  const ScreenSizes& sizes = place.sizes;
  const config::Theme& theme = style_.theme;
  const auto [face, head, label, under] = parts_of(place);
  draw_card(place.rect, style_, painter);
  GONGSHI_CHECK(draw_portrait(photo(leader, place), leader.name, face, style_, painter));
  const int middle = head.y + head.height / 2;
  GONGSHI_TRY(const Font name_font, painter.fitting({sizes.px(44, 44, 32), fonts::Weight::kBold},
                                                    leader.name, head.width / 2));
  GONGSHI_CHECK(
      painter.text(name_font, head.x, middle, Align::kLeft, theme.title_text, leader.name));
  GONGSHI_TRY(const int name_width, painter.measure(name_font, leader.name));
  const int behind = head.x + name_width + sizes.px(18, 18, 12);
  GONGSHI_TRY(const Font post_font, painter.fitting({sizes.px(30, 30, 22), {}}, leader.post,
                                                    head.x + head.width - behind));
  GONGSHI_CHECK(painter.text(post_font, behind, middle, Align::kLeft, theme.dim, leader.post));
  if (leader.duties.empty()) return {};
  GONGSHI_CHECK(painter.text({sizes.px(24, 24, 18), fonts::Weight::kBold}, label.x,
                             label.y + label.height / 2, Align::kLeft, theme.dim,
                             say(Word::kDuties, languages_)));
  GONGSHI_TRY(const TextBlock block, duties_of(leader, place, duties_px, painter.type()));
  return draw_block(block, {under.x, under.y, under.width, block.height_px()}, Align::kLeft,
                    theme.text, painter);
}

}  // namespace gongshi::signage
