#include "signage/screen/footer_region.h"

#include "signage/screen/screen_words.h"

namespace gongshi::signage {
namespace {

struct FooterWords {
  std::string left, right;
};

/// "Complaints 0571-5550 1234 (8:00-17:00) Room 101": what the hospital writes in one language only
/// stands in that one.
FooterWords words_of(const Scene& scene) {
  const Languages& languages = scene.display.languages;
  const bool chinese = reads_chinese(languages);
  FooterWords words;
  if (scene.release() == nullptr) {
    const std::string& phone = scene.edition.notice.complaint_phone;
    if (!phone.empty()) words.left = complaint_line(phone, languages);
    return words;
  }
  const content::Hospital& hospital = scene.release()->hospital();
  words.left = complaint_line(hospital.complaint_phone, languages);
  if (!hospital.complaint_hours.empty()) {
    words.left += chinese ? "（" : " (";
    words.left += hospital.complaint_hours;
    words.left += chinese ? "）" : ")";
  }
  if (!hospital.complaint_place.empty()) words.left += " " + std::string(hospital.complaint_place);
  words.right = serial_line(*scene.release(), languages) + "  " +
                std::string(say(Word::kCheckCode, languages)) + " " +
                scene.release()->id().short_code() + "  " + age_line(scene.showing.age, languages);
  return words;
}

}  // namespace

std::string FooterRegion::key(const Scene& scene) const {
  const FooterWords words = words_of(scene);
  return words.left + '\n' + words.right;
}

Status FooterRegion::paint(const Scene& scene, Painter& painter) {
  const auto [left, right] = words_of(scene);
  const ScreenSizes& sizes = style_.sizes;
  const Rect band = area();
  const bool warns = scene.showing.age.wants_banner();
  const Color color = warns ? style_.theme.warning_text : style_.theme.footer_text;
  painter.fill(band, warns ? style_.theme.warning : style_.theme.footer);
  const Font font{sizes.px(24, 24, 19), fonts::Weight::kRegular};
  const int begin = band.x + sizes.margin();
  const int inner = band.width - 2 * sizes.margin();
  if (sizes.portrait()) {  // one above the other
    GONGSHI_TRY(const Font upper, painter.fitting(font, left, inner));
    GONGSHI_TRY(const Font lower, painter.fitting(font, right, inner));
    GONGSHI_CHECK(
        painter.text(upper, begin, band.y + band.height * 3 / 10, Align::kLeft, color, left));
    return painter.text(lower, begin, band.y + band.height * 7 / 10, Align::kLeft, color, right);
  }
  const int middle = band.y + band.height / 2;
  GONGSHI_TRY(const Font right_font, painter.fitting(font, right, inner * 2 / 3));
  GONGSHI_TRY(const int right_width, painter.measure(right_font, right));
  GONGSHI_TRY(const Font fitted, painter.fitting(font, left, inner - right_width - sizes.px(32)));
  GONGSHI_CHECK(painter.text(fitted, begin, middle, Align::kLeft, color, left));
  return painter.text(right_font, begin + inner, middle, Align::kRight, color, right);
}

}  // namespace gongshi::signage
