#include "signage/layout/layout.h"

#include <algorithm>
#include <string>

#include "fonts/shaper.h"

namespace gongshi::signage {
namespace {

void place_line(const fonts::GlyphRun& run, int x_px, int baseline_px, Layout& layout) {
  for (const fonts::RunGlyph& glyph : run.glyphs) {
    layout.glyphs.push_back({glyph.face, glyph.glyph.id,
                             x_px + fonts::round_px(glyph.pen_x + glyph.glyph.offset_x),
                             baseline_px - fonts::round_px(glyph.glyph.offset_y)});
  }
  for (const char32_t character : run.missing) {
    if (std::find(layout.missing.begin(), layout.missing.end(), character) ==
        layout.missing.end()) {
      layout.missing.push_back(character);
    }
  }
}

/// The largest line height that the board can hold at all.
int rows_for_one_line(int height_px) {
  for (const int rows : kLineRows) {
    if (rows <= height_px) return rows;
  }
  return 16;
}

Layout standing(const std::vector<std::string>& lines, const fonts::FaceChain& chain, int rows,
                drivers::Geometry geometry) {
  Layout layout{geometry, {}, geometry.width_px, false, rows, {}};
  const int count = static_cast<int>(lines.size());
  int top = (geometry.height_px - count * rows) / 2;
  for (const std::string& line : lines) {
    const fonts::GlyphRun run = fonts::shape(chain, line);
    place_line(run, std::max(0, (geometry.width_px - run.width_px()) / 2),
               top + chain.metrics().ascent_px, layout);
    top += rows;
  }
  return layout;
}

}  // namespace

Result<Layout> lay_out(std::string_view text, drivers::Geometry geometry, fonts::TypeCase& type) {
  for (const int rows : kLineRows) {
    const int room = geometry.height_px / rows;
    if (room == 0) continue;
    GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.dots(rows));
    const auto lines = type.breaker.wrap(*chain, text, geometry.width_px);
    if (static_cast<int>(lines.size()) > room) continue;
    return standing(lines, *chain, rows, geometry);
  }
  return lay_out_line(text, geometry, type);
}

Result<Layout> lay_out_line(std::string_view text, drivers::Geometry geometry,
                            fonts::TypeCase& type) {
  const int rows = rows_for_one_line(geometry.height_px);
  GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.dots(rows));
  Layout layout{geometry, {}, 0, false, rows, {}};
  const fonts::GlyphRun run = fonts::shape(*chain, text);
  const int top = (geometry.height_px - rows) / 2;
  place_line(run, 0, top + chain->metrics().ascent_px, layout);
  layout.width_px = std::max(run.width_px(), geometry.width_px);
  layout.scrolls = layout.width_px > geometry.width_px;
  return layout;
}

Status check_glyphs(const Layout& layout, std::string_view text) {
  if (layout.missing.empty()) return {};
  const std::string missing = fonts::missing_text(layout.missing);
  const std::string whole(text);
  return Error{Errc::kNoGlyph,
               {"没有字体包含字符 " + missing + "：“" + whole + "”",
                "no font has " + missing + " of \"" + whole + "\""},
               {}};
}

}  // namespace gongshi::signage
