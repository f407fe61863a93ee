#include "signage/screen/painter.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gongshi::signage {
namespace {

Color mixed(Color from, Color to, unsigned coverage) {
  // Red and blue in one multiplication, green in another; coverage 0..255 scaled to 0..256.
  const unsigned scale = coverage + (coverage >> 7);
  const Color red_blue = (from & 0xFF00FFU) * (256 - scale) + (to & 0xFF00FFU) * scale;
  const Color green = (from & 0x00FF00U) * (256 - scale) + (to & 0x00FF00U) * scale;
  return (red_blue >> 8 & 0xFF00FFU) | (green >> 8 & 0x00FF00U);
}

Rect cut(Rect a, Rect b) {
  const int x = std::max(a.x, b.x);
  const int y = std::max(a.y, b.y);
  const int right = std::min(a.x + a.width, b.x + b.width);
  const int bottom = std::min(a.y + a.height, b.y + b.height);
  return {x, y, std::max(0, right - x), std::max(0, bottom - y)};
}

}  // namespace

int baseline_for(int middle_y, int size_px) {
  // A Chinese box reaches 0.88 em above and 0.12 em below the baseline (Noto Sans CJK).
  return middle_y + static_cast<int>(std::lround(size_px * 0.38));
}

void Painter::set_clip(Rect clip) {
  clip_ = cut(laid(clip), {0, 0, picture_.size.width_px, picture_.size.height_px});
}

void Painter::fill(Rect rect, Color color) {
  const Rect area = cut(laid(rect), clip_);
  if (area.width == 0 || area.height == 0) return;
  Color* first = picture_.row(area.y) + area.x;
  std::fill_n(first, area.width, color);
  const auto bytes = static_cast<std::size_t>(area.width) * sizeof(Color);
  for (int y = area.y + 1; y < area.y + area.height; ++y) {
    std::memcpy(picture_.row(y) + area.x, first, bytes);
  }
}

void Painter::round_box(Rect rect, int radius_px, Color color) {
  box(rect, radius_px, color, true);
}

void Painter::round_corners(Rect rect, int radius_px, Color outside) {
  box(rect, radius_px, outside, false);
}

/// Paints what lies inside the rounded corners, or what lies outside of them.
void Painter::box(Rect rect, int radius_px, Color color, bool inside_corners) {
  const int corner = std::max(0, std::min({radius_px, rect.width / 2, rect.height / 2}));
  if (inside_corners) {
    fill({rect.x + corner, rect.y, rect.width - 2 * corner, rect.height}, color);
    fill({rect.x, rect.y + corner, corner, rect.height - 2 * corner}, color);
    fill({rect.x + rect.width - corner, rect.y + corner, corner, rect.height - 2 * corner}, color);
  }
  const Rect place = laid(rect);
  const int right = place.x + place.width - corner;
  const int bottom = place.y + place.height - corner;
  for (const int y : {place.y, bottom}) {
    for (const int x : {place.x, right}) {
      const Rect square{x, y, corner, corner};
      this->corner(square, x == place.x ? x + corner : x, y == place.y ? y + corner : y, color,
                   inside_corners);
    }
  }
}

/// One of a box's corners, `square`, about its centre.
void Painter::corner(Rect square, int centre_x, int centre_y, Color color, bool inside_corners) {
  const Rect area = cut(square, clip_);
  for (int y = area.y; y < area.y + area.height; ++y) {
    Color* row = picture_.row(y);
    for (int x = area.x; x < area.x + area.width; ++x) {
      const double beyond = std::hypot(x + 0.5 - centre_x, y + 0.5 - centre_y);
      const double within = std::clamp(square.width - beyond + 0.5, 0.0, 1.0);
      const double coverage = inside_corners ? within : 1.0 - within;
      row[x] = mixed(row[x], color, static_cast<unsigned>(std::lround(coverage * 255)));
    }
  }
}

void Painter::blend(const fonts::Mask& mask, int left, int top, Color color) {
  const Rect area = cut({left, top, mask.width_px, mask.height_px}, clip_);
  for (int y = area.y; y < area.y + area.height; ++y) {
    const std::uint8_t* coverage =
        mask.coverage.data() +
        static_cast<std::size_t>(y - top) * static_cast<std::size_t>(mask.width_px);
    Color* row = picture_.row(y);
    for (int x = area.x; x < area.x + area.width; ++x) {
      const unsigned amount = coverage[x - left];
      if (amount != 0) row[x] = mixed(row[x], color, amount);
    }
  }
}

void Painter::copy(const Picture& source, int x, int y) {
  const Rect place = laid({x, y, source.size.width_px, source.size.height_px});
  const Rect area = cut(place, clip_);
  x = place.x;
  for (int row = area.y; row < area.y + area.height; ++row) {
    std::copy_n(source.row(row - y) + (area.x - x), area.width, picture_.row(row) + area.x);
  }
}

Status Painter::text(Font font, int x, int middle_y, Align align, Color color,
                     std::string_view text) {
  if (way_ == Way::kFromLeft) return set(font, x, middle_y, align, color, text);
  if (align != Align::kCentre) align = align == Align::kLeft ? Align::kRight : Align::kLeft;
  return set(font, picture_.size.width_px - x, middle_y, align, color, text);
}

Status Painter::figures(Font font, int x, int point_px, int middle_y, Color color,
                        std::string_view whole, std::string_view fraction) {
  const int point = (way_ == Way::kFromLeft ? x : picture_.size.width_px - x) + point_px;
  GONGSHI_CHECK(set(font, point, middle_y, Align::kRight, color, whole));
  return set(font, point, middle_y, Align::kLeft, color, fraction);
}

Status Painter::set(Font font, int x, int middle_y, Align align, Color color,
                    std::string_view text) {
  GONGSHI_TRY(const fonts::FaceChain* chain, type_.fonts.screen(font.size_px, font.weight));
  const fonts::GlyphRun run = fonts::shape(*chain, text);
  if (align == Align::kCentre) x -= run.width_px() / 2;
  if (align == Align::kRight) x -= run.width_px();
  const int baseline = baseline_for(middle_y, font.size_px);
  for (const fonts::RunGlyph& glyph : run.glyphs) {
    const int pen = x + fonts::round_px(glyph.pen_x + glyph.glyph.offset_x);
    if (pen > clip_.x + clip_.width) break;
    if (pen < clip_.x - 2 * font.size_px) continue;
    const fonts::Mask& mask = type_.glyphs.mask(*glyph.face, glyph.glyph.id);
    blend(mask, pen + mask.left_px, baseline - fonts::round_px(glyph.glyph.offset_y) - mask.top_px,
          color);
  }
  return {};
}

Result<int> Painter::measure(Font font, std::string_view text) {
  GONGSHI_TRY(const fonts::FaceChain* chain, type_.fonts.screen(font.size_px, font.weight));
  return fonts::shape(*chain, text).width_px();
}

Result<Font> Painter::fitting(Font font, std::string_view text, int width_px) {
  for (; font.size_px > 12; font.size_px = std::max(12, font.size_px * 15 / 16)) {
    GONGSHI_TRY(const int width, measure(font, text));
    if (width <= width_px) break;
  }
  return font;
}

}  // namespace gongshi::signage
