#include "signage/screen/title_band.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

/// "第 3/12 页", its digits in bold, ending at `right`. Returns where it begins.
Result<int> draw_number(const Title& title, const Languages& languages, int right, int middle,
                        const ScreenStyle& style, Painter& painter) {
  const ScreenSizes& sizes = style.sizes;
  const Font small{sizes.px(26, 26, 20), fonts::Weight::kRegular};
  const Font large{sizes.px(38, 38, 28), fonts::Weight::kBold};
  const int gap = sizes.px(10, 10, 7);
  const auto put = [&](Font font, Color color, std::string_view words) -> Status {
    if (words.empty()) return {};
    GONGSHI_CHECK(painter.text(font, right, middle, Align::kRight, color, words));
    GONGSHI_TRY(const int width, painter.measure(font, words));
    right -= width + gap;
    return {};
  };
  const PageWords around = page_words(languages);
  const std::string place = std::to_string(title.number) + "/" + std::to_string(title.count);
  GONGSHI_CHECK(put(small, style.theme.dim, around.after));
  GONGSHI_CHECK(put(large, style.theme.title_text, place));
  GONGSHI_CHECK(put(small, style.theme.dim, around.before));
  return right;
}

}  // namespace

Title title_of(Word word, const Languages& languages) {
  return {std::string(say(word, languages)), std::string(say_second(word, languages))};
}

Status draw_title(const Title& title, const Languages& languages, const ScreenStyle& style,
                  Painter& painter) {
  const ScreenSizes& sizes = style.sizes;
  const Rect band = sizes.title();
  painter.fill(band, style.theme.ground);
  const int middle = band.y + band.height / 2;
  const int mark = sizes.px(8, 8, 6);
  const int begin = band.x + sizes.margin();
  const int tall = sizes.px(40, 40, 28);
  painter.round_box({begin, middle - tall / 2, mark, tall}, mark / 2, style.theme.accent);

  int right = band.x + band.width - sizes.margin();
  if (title.count > 1) {
    GONGSHI_TRY(right, draw_number(title, languages, right, middle, style, painter));
    // How far through the pages, as a bar under the band.
    const int thin = sizes.px(4, 4, 3);
    const Rect line{band.x, band.y + band.height - thin, band.width, thin};
    painter.fill(line, style.theme.line);
    painter.fill({band.x, line.y, band.width * title.number / title.count, thin},
                 style.theme.accent);
  }
  const int left = begin + sizes.px(26, 26, 18);
  GONGSHI_TRY(const Font font, painter.fitting({sizes.px(42, 42, 30), fonts::Weight::kBold},
                                               title.words, right - sizes.px(16) - left));
  GONGSHI_CHECK(
      painter.text(font, left, middle, Align::kLeft, style.theme.title_text, title.words));
  GONGSHI_TRY(const int width, painter.measure(font, title.words));
  const int behind = left + width + sizes.px(28, 28, 18);
  GONGSHI_TRY(const Font small, painter.fitting({sizes.px(26, 26, 20), fonts::Weight::kRegular},
                                                title.remark, right - sizes.px(16) - behind));
  GONGSHI_TRY(const int needed, painter.measure(small, title.remark));
  if (behind + needed > right) return {};  // a remark, and said nowhere else than where it fits
  return painter.text(small, behind, middle + sizes.px(5, 5, 3), Align::kLeft, style.theme.dim,
                      title.remark);
}

}  // namespace gongshi::signage
