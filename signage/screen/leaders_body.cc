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

Rect LeadersBody::portrait(Rect card) const {
  const int inset = style_.sizes.px(20, 20, 14);
  const int tall = std::min(card.height - 2 * inset, style_.sizes.px(320));
  return {card.x + inset, card.y + inset, tall * 3 / 4, tall};
}

std::shared_ptr<const Picture> LeadersBody::photo(const content::Leader& leader) {
  const Rect place = portrait(grid_.card(0, 0));
  return photos_.find({release_,
                       std::string(leader.photo),
                       {place.width, place.height},
                       Fit::kFill,
                       style_.theme.stripe});
}

std::string LeadersBody::mark(int page) {
  std::string mark;
  for (const content::Leader& one : leaders_on(page)) mark += photo(one) == nullptr ? '-' : '+';
  for (const content::Leader& one : leaders_on((page + 1) % count())) (void)photo(one);
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
  int index = 0;
  for (const content::Leader& leader : leaders_on(page)) {
    GONGSHI_CHECK(paint_card(leader, grid_.card(page, index++), painter));
  }
  return {};
}

Status LeadersBody::paint_card(const content::Leader& leader, Rect card, Painter& painter) {
  const ScreenSizes& sizes = style_.sizes;
  const config::Theme& theme = style_.theme;
  draw_card(card, style_, painter);
  const Rect face = portrait(card);
  GONGSHI_CHECK(draw_portrait(photo(leader), leader.name, face, style_, painter));
  const int left = face.x + face.width + sizes.px(28, 28, 18);
  const int room = card.x + card.width - sizes.px(20) - left;
  const int head = sizes.px(64, 64, 46);
  const int middle = face.y + head / 2;
  GONGSHI_TRY(const Font name_font,
              painter.fitting({sizes.px(44, 44, 32), fonts::Weight::kBold}, leader.name, room / 2));
  GONGSHI_CHECK(painter.text(name_font, left, middle, Align::kLeft, theme.title_text, leader.name));
  GONGSHI_TRY(const int name_width, painter.measure(name_font, leader.name));
  const int behind = left + name_width + sizes.px(18, 18, 12);
  GONGSHI_TRY(const Font post_font,
              painter.fitting({sizes.px(30, 30, 22), {}}, leader.post, left + room - behind));
  GONGSHI_CHECK(painter.text(post_font, behind, middle, Align::kLeft, theme.dim, leader.post));

  int top = face.y + head;
  if (leader.duties.empty()) return {};
  const int label = sizes.px(40, 40, 28);
  GONGSHI_CHECK(painter.text({sizes.px(24, 24, 18), fonts::Weight::kBold}, left, top + label / 2,
                             Align::kLeft, theme.dim, say(Word::kDuties, languages_)));
  top += label;
  const std::vector<std::string> wholes = content::ProperNames(*release_).in(leader.duties);
  const int tall = card.y + card.height - sizes.px(14) - top;
  GONGSHI_TRY(
      TextBlock block,
      fit_block(leader.duties, {sizes.px(30, 30, 22), sizes.px(12), {}, 1.4, false, false, wholes},
                room, tall, painter.type()));
  return draw_block(block, {left, top, room, block.height_px()}, Align::kLeft, theme.text, painter);
}

}  // namespace gongshi::signage
