#include "signage/screen/header_region.h"

#include <algorithm>

#include "signage/screen/screen_words.h"
#include "signage/screen/text_block.h"

namespace gongshi::signage {
namespace {

std::string main_name(const Scene& scene) {
  std::string name = scene.edition.notice.hospital;
  if (scene.release() != nullptr) {
    name = hospital_name(scene.release()->hospital(), scene.display.languages);
  }
  return name.empty() ? "医院信息公示" : name;
}

/// The other of the hospital's two names.
std::string second_name(const Scene& scene) {
  if (scene.release() == nullptr) return {};
  const content::Hospital& hospital = scene.release()->hospital();
  const bool english = hospital_name(hospital, scene.display.languages) == hospital.name_en;
  return std::string(english ? hospital.name_zh : hospital.name_en);
}

}  // namespace

std::string HeaderRegion::key(const Scene& scene) const {
  return main_name(scene) + '\n' + second_name(scene);
}

/// A plain plus in a box stands where a hospital's own emblem will.
void HeaderRegion::paint_emblem(int left, int middle, Painter& painter) {
  const ScreenSizes& sizes = style_.sizes;
  const int box = sizes.px(68, 68, 56);
  painter.round_box({left, middle - box / 2, box, box}, box / 4, style_.theme.accent);
  const int arm = box * 10 / 17;
  const int thick = box * 13 / 68;
  const Color white = style_.theme.header_text;
  painter.round_box({left + (box - arm) / 2, middle - thick / 2, arm, thick}, thick / 4, white);
  painter.round_box({left + (box - thick) / 2, middle - arm / 2, thick, arm}, thick / 4, white);
}

Status HeaderRegion::paint(const Scene& scene, Painter& painter) {
  const std::string name = main_name(scene);
  const std::string second = second_name(scene);
  const Rect band = area();
  const ScreenSizes& sizes = style_.sizes;
  painter.fill(band, style_.theme.header);
  if (sizes.strip()) return paint_column(name, second, painter);
  painter.fill({0, band.height - sizes.px(4), band.width, sizes.px(4)}, style_.theme.accent);
  const int middle = (band.height - sizes.px(4)) / 2;
  paint_emblem(sizes.margin(), middle, painter);

  const int left = sizes.margin() + sizes.px(92);
  const int room = sizes.clock().x - sizes.px(16) - left;
  GONGSHI_TRY(const Font font, painter.fitting({sizes.px(46), fonts::Weight::kBold}, name, room));
  const int lift = second.empty() ? 0 : sizes.px(16);
  GONGSHI_CHECK(
      painter.text(font, left, middle - lift, Align::kLeft, style_.theme.header_text, name));
  if (second.empty()) return {};
  GONGSHI_TRY(const Font small,
              painter.fitting({sizes.px(22), fonts::Weight::kRegular}, second, room));
  return painter.text(small, left, middle + sizes.px(28), Align::kLeft, style_.theme.header_dim,
                      second);
}

Status HeaderRegion::paint_column(const std::string& name, const std::string& second,
                                  Painter& painter) {
  const ScreenSizes& sizes = style_.sizes;
  const Rect band = area();
  painter.fill({band.width - sizes.px(4), 0, sizes.px(4), band.height}, style_.theme.accent);
  const int margin = sizes.margin();
  const int beside = margin + sizes.px(56) + sizes.px(16);
  const Rect place{beside, sizes.px(16), band.width - beside - sizes.px(12), sizes.px(100)};
  paint_emblem(margin, place.y + place.height / 2, painter);
  // A short name on one line, a little smaller, rather than with its last letter on a second.
  const Font large{sizes.px(36), fonts::Weight::kBold};
  GONGSHI_TRY(const Font whole, painter.fitting(large, name, place.width));
  const int size = whole.size_px >= sizes.px(29) ? whole.size_px : large.size_px;
  GONGSHI_TRY(const TextBlock block, fit_block(name, {size, sizes.px(16), large.weight, 1.3, true},
                                               place.width, place.height, painter.type()));
  GONGSHI_CHECK(draw_block(block, place, Align::kLeft, style_.theme.header_text, painter));
  if (second.empty()) return {};
  const int below = place.y + place.height;
  const Rect under{margin, below, band.width - margin - sizes.px(12), sizes.clock().y - below};
  GONGSHI_TRY(const TextBlock small,
              fit_block(second, {sizes.px(20), sizes.px(12), fonts::Weight::kRegular, 1.3},
                        under.width, under.height, painter.type()));
  return draw_block(small, under, Align::kLeft, style_.theme.header_dim, painter);
}

/// The names are in it because the header is painted under the clock when they change.
std::string ClockRegion::key(const Scene& scene) const {
  const std::string names = main_name(scene) + '\n' + second_name(scene) + '\n';
  if (!scene.showing.age.clock_sure) return names;
  const LocalTime local = to_local(scene.showing.age.now);
  return names + clock_text(local) + '\n' + long_date(local, scene.display.languages);
}

Status ClockRegion::paint(const Scene& scene, Painter& painter) {
  const ScreenSizes& sizes = style_.sizes;
  const Rect band = area();
  const config::Theme& theme = style_.theme;
  painter.fill({band.x, band.y, band.width - (sizes.strip() ? sizes.px(4) : 0), band.height},
               theme.header);
  if (!scene.showing.age.clock_sure) return {};
  const LocalTime local = to_local(scene.showing.age.now);
  const std::string time = clock_text(local);
  const std::string date = long_date(local, scene.display.languages);
  const Font large{sizes.px(64, 64, 76), fonts::Weight::kBold};
  const Font small{sizes.px(28, 28, 24), fonts::Weight::kRegular};
  const int middle = band.y + band.height / 2;
  if (sizes.strip()) {
    const int x = sizes.margin();
    GONGSHI_CHECK(
        painter.text(large, x, middle - sizes.px(24), Align::kLeft, theme.header_text, time));
    return painter.text(small, x, middle + sizes.px(42), Align::kLeft, theme.header_dim, date);
  }
  const int right = band.x + band.width - sizes.margin();
  if (sizes.portrait()) {
    GONGSHI_CHECK(
        painter.text(large, right, middle - sizes.px(22), Align::kRight, theme.header_text, time));
    return painter.text(small, right, middle + sizes.px(34), Align::kRight, theme.header_dim, date);
  }
  GONGSHI_TRY(const int width, painter.measure(large, time));
  GONGSHI_CHECK(painter.text(large, right, middle, Align::kRight, theme.header_text, time));
  return painter.text(small, right - width - sizes.px(32), middle, Align::kRight, theme.header_dim,
                      date);
}

}  // namespace gongshi::signage
