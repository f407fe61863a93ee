#include "signage/screen/doctors_body.h"

#include <algorithm>

#include "signage/screen/title_band.h"

namespace gongshi::signage {
namespace {

using content::Half;
using content::SessionOn;

Word half_word(Half half) {
  switch (half) {
    case Half::kMorning:
      return Word::kMorning;
    case Half::kAfternoon:
      return Word::kAfternoon;
    case Half::kEvening:
      return Word::kEvening;
    case Half::kAllDay:
      break;
  }
  return Word::kAllDay;
}

CardGrid::Needs needs_of(const ScreenSizes& sizes) {
  return {sizes.px(640, 640, 520), sizes.px(200, 220, 200), sizes.px(20, 20, 14), sizes.margin()};
}

Rect portrait(const CardPlace& place) {
  const auto& [card, sizes] = place;
  const int inset = sizes.px(16, 16, 12);
  const int tall = std::min(card.height - 2 * inset, sizes.px(280));
  return {card.x + inset, card.y + (card.height - tall) / 2, tall * 3 / 4, tall};
}

int session_px(const ScreenSizes& sizes) {
  return sizes.px(28, 30, 22);
}

int session_gap(const ScreenSizes& sizes) {
  return sizes.px(16, 16, 12);
}

/// None while the clock cannot be believed: nothing says "today" then.
std::vector<ClinicCard> cards_of(const Scene& scene) {
  const auto& release = scene.edition.release;
  if (release == nullptr || !scene.showing.age.clock_sure) return {};
  return doctors_on(*release, scene.day());
}

/// "301 室": a bare number is a room's; anything else is said as the hospital says it.
std::string room_words(std::string_view room, const Languages& languages) {
  std::string words(room);
  if (!room.empty() && room.find_first_not_of("0123456789") == std::string_view::npos &&
      main_language(languages) == "zh") {
    words += " 室";
  }
  return words;
}

std::string session_words(const content::Session& session, const Languages& languages) {
  std::string words = room_words(session.room, languages);
  if (!session.kind.empty()) words += (words.empty() ? "" : "  ") + std::string(session.kind);
  return words;
}

std::string fee_words(const content::Session& session, const Languages& languages) {
  if (!session.fee) return {};
  return session.fee->text() + " " + std::string(say(Word::kYuan, languages));
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
  return {grid_.card(page, index), style_.sizes.enlarged(grid_.percent(page))};
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
    for (const SessionOn& on : card.sessions) {
      words.text += "  " + std::string(say(half_word(on.half), languages_)) + ' ';
      words.text +=
          on.stopped
              ? std::string(say(Word::kStopped, languages_)) + ' ' + std::string(on.reason)
              : session_words(*on.session, languages_) + ' ' + fee_words(*on.session, languages_);
    }
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
  int lines = 2;
  std::vector<int> taken;
  for (const SessionOn& on : clinic.sessions) {
    GONGSHI_TRY(const int its_lines, lines_of(on, room, sizes, painter));
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
  const Rect first = next();
  const int middle = first.y + line / 2;
  GONGSHI_TRY(const Font name_font,
              painter.fitting({std::min(sizes.px(42, 42, 32), line * 4 / 5), fonts::Weight::kBold},
                              name, room * 6 / 10));
  GONGSHI_CHECK(painter.text(name_font, left, middle, Align::kLeft, theme.title_text, name));
  GONGSHI_TRY(const int name_width, painter.measure(name_font, name));
  const int behind = left + name_width + sizes.px(18, 18, 12);
  const std::string_view rank = clinic.doctor == nullptr ? "" : clinic.doctor->title;
  GONGSHI_TRY(const Font rank_font,
              painter.fitting({std::min(sizes.px(28, 28, 22), line * 3 / 5), {}}, rank,
                              left + room - behind));
  GONGSHI_CHECK(painter.text(rank_font, behind, middle, Align::kLeft, theme.dim, rank));

  const Rect second = next();
  std::string where = clinic.doctor == nullptr ? std::string{} : department;
  if (clinic.doctor != nullptr && !clinic.doctor->post.empty()) {
    where += "  ";
    where += clinic.doctor->post;
  }
  GONGSHI_TRY(const Font where_font,
              painter.fitting({std::min(sizes.px(28, 30, 22), line * 3 / 5), {}}, where, room));
  GONGSHI_CHECK(
      painter.text(where_font, left, second.y + line / 2, Align::kLeft, theme.text, where));
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const SessionOn& on = clinic.sessions[i];
    const Rect rows = next(taken[i]);
    GONGSHI_CHECK(on.stopped ? paint_stopped(on, rows, taken[i], sizes, painter)
                             : paint_session(on, rows, sizes, painter));
  }
  return {};
}

/// Two where the reason of a stopped clinic has no room beside the words that say so.
Result<int> DoctorsBody::lines_of(const SessionOn& on, int room, const ScreenSizes& sizes,
                                  Painter& painter) const {
  if (!on.stopped || on.reason.empty()) return 1;
  const int size = session_px(sizes);
  const Font bold{size, fonts::Weight::kBold};
  GONGSHI_TRY(const int half, painter.measure(bold, say(half_word(on.half), languages_)));
  GONGSHI_TRY(const int word, painter.measure(bold, say(Word::kStopped, languages_)));
  GONGSHI_TRY(const int reason, painter.measure({size, {}}, on.reason));
  return half + session_gap(sizes) + word + size + session_gap(sizes) + reason <= room ? 1 : 2;
}

/// "上午  门诊楼211室  专家  25.00 元".
Status DoctorsBody::paint_session(const SessionOn& on, Rect line, const ScreenSizes& sizes,
                                  Painter& painter) {
  const content::Session& session = *on.session;
  const config::Theme& theme = style_.theme;
  const int size = std::min(session_px(sizes), line.height * 3 / 5);
  const int middle = line.y + line.height / 2;
  const int gap = session_gap(sizes);
  const std::string_view half = say(half_word(on.half), languages_);
  const Font bold{size, fonts::Weight::kBold};
  GONGSHI_CHECK(painter.text(bold, line.x, middle, Align::kLeft, theme.text, half));
  GONGSHI_TRY(const int half_width, painter.measure(bold, half));
  const int left = line.x + half_width + gap;
  const int right = line.x + line.width;
  const std::string words = session_words(session, languages_);
  const std::string fee = fee_words(session, languages_);
  GONGSHI_TRY(const Font fee_font, painter.fitting(bold, fee, (right - left) / 2));
  GONGSHI_TRY(const int fee_width, painter.measure(fee_font, fee));
  GONGSHI_TRY(const Font font, painter.fitting({size, {}}, words, right - fee_width - gap - left));
  GONGSHI_CHECK(painter.text(font, left, middle, Align::kLeft, theme.text, words));
  return painter.text(fee_font, right, middle, Align::kRight, theme.price, fee);
}

/// "上午 [停诊] 外出会议", the reason on a second line where `lines` is 2.
Status DoctorsBody::paint_stopped(const SessionOn& on, Rect place, int lines,
                                  const ScreenSizes& sizes, Painter& painter) {
  const config::Theme& theme = style_.theme;
  const int line = place.height / lines;
  const int gap = session_gap(sizes);
  const std::string_view half = say(half_word(on.half), languages_);
  const std::string_view word = say(Word::kStopped, languages_);
  Font bold{std::min(session_px(sizes), line * 3 / 5), fonts::Weight::kBold};
  GONGSHI_TRY(bold,
              painter.fitting(bold, std::string(half) + std::string(word), place.width - 3 * gap));
  const int size = bold.size_px;
  const int middle = place.y + line / 2;
  GONGSHI_CHECK(painter.text(bold, place.x, middle, Align::kLeft, theme.text, half));
  GONGSHI_TRY(const int half_width, painter.measure(bold, half));
  GONGSHI_TRY(const int word_width, painter.measure(bold, word));
  const int tall = size * 3 / 2;
  const Rect badge{place.x + half_width + gap, middle - tall / 2, word_width + size, tall};
  painter.round_box(badge, size / 3, theme.warning);
  GONGSHI_CHECK(
      painter.text(bold, badge.x + size / 2, middle, Align::kLeft, theme.warning_text, word));
  const bool below = lines > 1;
  const int left = below ? place.x : badge.x + badge.width + gap;
  const int right = place.x + place.width;
  GONGSHI_TRY(const Font font, painter.fitting({size, {}}, on.reason, right - left));
  return painter.text(font, left, below ? middle + line : middle, Align::kLeft, theme.urgent,
                      on.reason);
}

}  // namespace gongshi::signage
