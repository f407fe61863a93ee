#include "signage/screen/doctors_body.h"

#include <algorithm>

#include "signage/screen/session_line.h"
#include "signage/screen/title_band.h"

namespace gongshi::signage {
namespace {

using content::SessionOn;

CardGrid::Needs needs_of(const ScreenSizes& sizes) {
  return {sizes.px(640, 640, 520), sizes.px(200, 220, 200), sizes.px(20, 20, 14), sizes.margin()};
}

Rect portrait(const CardPlace& place) {
  const auto& [card, sizes] = place;
  const int inset = sizes.px(16, 16, 12);
  const int tall = std::min(card.height - 2 * inset, sizes.px(280));
  return {card.x + inset, card.y + (card.height - tall) / 2, tall * 3 / 4, tall};
}

/// "王芳 主任医师".
Status draw_name(std::string_view name, std::string_view rank, Rect line, const CardStyle& style,
                 Painter& painter) {
  const ScreenSizes& sizes = style.sizes;
  const int middle = line.y + line.height / 2;
  const int most = line.height * 4 / 5;
  GONGSHI_TRY(const Font bold,
              painter.fitting({std::min(sizes.px(42, 42, 32), most), fonts::Weight::kBold}, name,
                              line.width * 6 / 10));
  GONGSHI_CHECK(painter.text(bold, line.x, middle, Align::kLeft, style.theme.title_text, name));
  GONGSHI_TRY(const int width, painter.measure(bold, name));
  const int behind = line.x + width + sizes.px(18, 18, 12);
  GONGSHI_TRY(const Font plain,
              painter.fitting({std::min(sizes.px(28, 28, 22), line.height * 3 / 5), {}}, rank,
                              line.x + line.width - behind));
  return painter.text(plain, behind, middle, Align::kLeft, style.theme.dim, rank);
}

/// None while the clock cannot be believed: nothing says "today" then.
std::vector<ClinicCard> cards_of(const Scene& scene) {
  const auto& release = scene.edition.release;
  if (release == nullptr || !scene.showing.age.clock_sure) return {};
  return doctors_on(*release, scene.day());
}

}  // namespace

DoctorsBody::DoctorsBody(const BodyContent& content)
    : style_(content.style),
      photos_(content.photos),
      languages_(content.scene.display.languages),
      release_(content.scene.edition.release),
      cards_(cards_of(content.scene)),
      grid_(content.style.sizes.page(), needs_of(content.style.sizes), cards_.size()) {}

std::chrono::seconds DoctorsBody::dwell() const {
  return std::chrono::seconds{6 + 2 * grid_.per_page()};
}

std::span<const ClinicCard> DoctorsBody::cards_on(int page) const {
  return grid_.on_page(std::span<const ClinicCard>(cards_), page);
}

CardPlace DoctorsBody::place(int page, int index) const {
  return {grid_.card(page, index), style_.sizes.enlarged(grid_.percent())};
}

std::shared_ptr<const Picture> DoctorsBody::photo(const ClinicCard& clinic, const CardPlace& card) {
  if (clinic.doctor == nullptr) return nullptr;
  const Rect face = portrait(card);
  return photos_.find({release_,
                       std::string(clinic.doctor->photo),
                       {face.width, face.height},
                       Fit::kFill,
                       style_.theme.stripe});
}

std::string DoctorsBody::mark(int page) {
  std::string mark;
  const CardPlace here = place(page, 0);
  for (const ClinicCard& card : cards_on(page)) mark += photo(card, here) == nullptr ? '-' : '+';
  // The next page's photos are asked for now, so that they are there when it comes.
  const int next = (page + 1) % count();
  const CardPlace there = place(next, 0);
  for (const ClinicCard& card : cards_on(next)) (void)photo(card, there);
  return mark;
}

/// "王芳 主任医师  内科  上午 301 室 专家 25.00 元  下午 停诊 外出会议", a line for each card.
StandingWords DoctorsBody::words(int page) const {
  StandingWords words;
  for (const ClinicCard& card : cards_on(page)) {
    if (!words.text.empty()) words.text += '\n';
    if (card.doctor != nullptr) {
      words.text += std::string(card.doctor->name) + ' ' + std::string(card.doctor->title) + "  ";
    }
    if (card.department != nullptr) words.text += card.department->name;
    for (const SessionOn& on : card.sessions) words.text += "  " + session_text(on, languages_);
  }
  return words;
}

Status DoctorsBody::paint(int page, const Scene& scene, Painter& painter) {
  painter.fill(style_.sizes.body(), style_.theme.ground);
  Title title = title_of(Word::kDoctorsToday, languages_);
  const LocalTime now = to_local(scene.showing.age.now);
  title.remark += (title.remark.empty() ? "" : "  ") + long_date(now, languages_);
  title.number = page + 1;
  title.count = count();
  GONGSHI_CHECK(draw_title(title, languages_, style_, painter));
  int index = 0;
  for (const ClinicCard& clinic : cards_on(page)) {
    GONGSHI_CHECK(paint_card(clinic, place(page, index++), painter));
  }
  return {};
}

Status DoctorsBody::paint_card(const ClinicCard& clinic, const CardPlace& place, Painter& painter) {
  const auto& [card, sizes] = place;
  const config::Theme& theme = style_.theme;
  draw_card(card, style_, painter);
  const Rect face = portrait(place);
  const std::string department(clinic.department == nullptr ? "" : clinic.department->name);
  const std::string name(clinic.doctor == nullptr ? department : clinic.doctor->name);
  GONGSHI_CHECK(draw_portrait(photo(clinic, place), name, face, style_, painter));

  const int left = face.x + face.width + sizes.px(24, 24, 16);
  const int room = card.x + card.width - sizes.px(16) - left;
  const CardStyle style{sizes, theme, languages_};
  int lines = 2;
  std::vector<int> taken;
  for (const SessionOn& on : clinic.sessions) {
    GONGSHI_TRY(const int its_lines, session_lines(on, room, style, painter));
    taken.push_back(its_lines);
    lines += its_lines;
  }
  const int line = std::min(sizes.px(58, 62, 46), (card.height - sizes.px(12)) / lines);
  int top = card.y + (card.height - lines * line) / 2;
  const auto next = [&](int how_many = 1) {
    const Rect rows{left, top, room, line * how_many};
    top += rows.height;
    return rows;
  };
  const std::string_view rank = clinic.doctor == nullptr ? "" : clinic.doctor->title;
  GONGSHI_CHECK(draw_name(name, rank, next(), style, painter));

  std::string where = clinic.doctor == nullptr ? std::string{} : department;
  if (clinic.doctor != nullptr && !clinic.doctor->post.empty()) {
    where += "  ";
    where += clinic.doctor->post;
  }
  const Rect second = next();
  GONGSHI_TRY(const Font where_font,
              painter.fitting({std::min(sizes.px(28, 30, 22), line * 3 / 5), {}}, where, room));
  GONGSHI_CHECK(
      painter.text(where_font, left, second.y + line / 2, Align::kLeft, theme.text, where));
  for (std::size_t i = 0; i < taken.size(); ++i) {
    GONGSHI_CHECK(draw_session(clinic.sessions[i], next(taken[i]), taken[i], style, painter));
  }
  return {};
}

}  // namespace gongshi::signage
