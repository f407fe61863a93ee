#include "signage/screen/session_line.h"

#include <algorithm>

#include "signage/playlist/words.h"

namespace gongshi::signage {
namespace {

using content::SessionOn;

int type_px(const ScreenSizes& sizes) {
  return sizes.px(28, 30, 22);
}

int gap_px(const ScreenSizes& sizes) {
  return sizes.px(16, 16, 12);
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

std::string place_words(const content::Session& session, const Languages& languages) {
  std::string words = room_words(session.room, languages);
  if (!session.kind.empty()) words += (words.empty() ? "" : "  ") + std::string(session.kind);
  return words;
}

std::string fee_words(const content::Session& session, const Languages& languages) {
  if (!session.fee) return {};
  return session.fee->text() + " " + std::string(say(Word::kYuan, languages));
}

/// "上午  门诊楼211室  专家  25.00 元".
Status draw_open(const SessionOn& on, Rect line, const CardStyle& style, Painter& painter) {
  const content::Session& session = *on.session;
  const config::Theme& theme = style.theme;
  const int size = std::min(type_px(style.sizes), line.height * 3 / 5);
  const int middle = line.y + line.height / 2;
  const int gap = gap_px(style.sizes);
  const std::string_view half = half_words(on.half, style.languages);
  const Font bold{size, fonts::Weight::kBold};
  GONGSHI_CHECK(painter.text(bold, line.x, middle, Align::kLeft, theme.text, half));
  GONGSHI_TRY(const int half_width, painter.measure(bold, half));
  const int left = line.x + half_width + gap;
  const int right = line.x + line.width;
  const std::string words = place_words(session, style.languages);
  const std::string fee = fee_words(session, style.languages);
  GONGSHI_TRY(const Font fee_font, painter.fitting(bold, fee, (right - left) / 2));
  GONGSHI_TRY(const int fee_width, painter.measure(fee_font, fee));
  GONGSHI_TRY(const Font font, painter.fitting({size, {}}, words, right - fee_width - gap - left));
  GONGSHI_CHECK(painter.text(font, left, middle, Align::kLeft, theme.text, words));
  return painter.text(fee_font, right, middle, Align::kRight, theme.price, fee);
}

/// "上午 [停诊] 外出会议", the reason on a second line where `lines` is 2.
Status draw_stopped(const SessionOn& on, Rect place, int lines, const CardStyle& style,
                    Painter& painter) {
  const config::Theme& theme = style.theme;
  const int line = place.height / lines;
  const int gap = gap_px(style.sizes);
  const std::string_view half = half_words(on.half, style.languages);
  const std::string_view word = say(Word::kStopped, style.languages);
  Font bold{std::min(type_px(style.sizes), line * 3 / 5), fonts::Weight::kBold};
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

}  // namespace

std::string session_text(const SessionOn& on, const Languages& languages) {
  const std::string half = std::string(half_words(on.half, languages)) + ' ';
  if (on.stopped) {
    return half + std::string(say(Word::kStopped, languages)) + ' ' + std::string(on.reason);
  }
  return half + place_words(*on.session, languages) + ' ' + fee_words(*on.session, languages);
}

Result<int> session_lines(const SessionOn& on, int room_px, const CardStyle& style,
                          Painter& painter) {
  if (!on.stopped || on.reason.empty()) return 1;
  const int size = type_px(style.sizes);
  const Font bold{size, fonts::Weight::kBold};
  GONGSHI_TRY(const int half, painter.measure(bold, half_words(on.half, style.languages)));
  GONGSHI_TRY(const int word, painter.measure(bold, say(Word::kStopped, style.languages)));
  GONGSHI_TRY(const int reason, painter.measure({size, {}}, on.reason));
  return half + gap_px(style.sizes) + word + size + gap_px(style.sizes) + reason <= room_px ? 1 : 2;
}

Status draw_session(const SessionOn& on, Rect place, int lines, const CardStyle& style,
                    Painter& painter) {
  return on.stopped ? draw_stopped(on, place, lines, style, painter)
                    : draw_open(on, place, style, painter);
}

}  // namespace gongshi::signage
