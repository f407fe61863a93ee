#include "signage/screen/footer_region.h"

namespace gongshi::signage {
namespace {

struct FooterWords {
  std::string left, right;
};

FooterWords words_of(const Scene& scene) {
  FooterWords words;
  if (scene.release() == nullptr) {
    const std::string& phone = scene.edition.notice.complaint_phone;
    if (!phone.empty()) words.left = complaint_line_zh(phone);
    return words;
  }
  const content::Hospital& hospital = scene.release()->hospital();
  words.left = complaint_line_zh(hospital.complaint_phone);
  if (!hospital.complaint_hours.empty()) {
    words.left += "（" + std::string(hospital.complaint_hours) + "）";
  }
  if (!hospital.complaint_place.empty()) words.left += " " + std::string(hospital.complaint_place);
  words.right = serial_line_zh(*scene.release()) + "  核对码 " +
                scene.release()->id().short_code() + "  " + age_line_zh(scene.showing.age);
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
