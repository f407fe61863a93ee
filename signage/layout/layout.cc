#include "signage/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "drivers/os/utf8.h"
#include "fonts/script_face.h"
#include "fonts/shaper.h"
#include "signage/layout/table.h"

namespace gongshi::signage {
namespace {

/// Usual line heights, and the tallest that is of use on any wall.
constexpr int kUsualRows[] = {64, 48, 32, 24, 16};
constexpr int kMostRows = 128;
/// Between these the strike of 16 would leave rows dark that a lower line could have.
constexpr int kFirstOutline = 24;

Error too_high(std::string_view text, int rows) {
  const std::string whole(text);
  const std::string high = std::to_string(rows);
  return Error{Errc::kNoGlyph,
               {"屏高 " + high + " 点放不下这种文字：“" + whole + "”",
                "letters of this script are higher than " + high + " dots: \"" + whole + "\""},
               {}};
}

/// Below this many rows the stacks of Tibetan run together.
constexpr int kLeastTibetan = 24;

/// On one line, a space where lines or the cells of a table ended.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\t' || c == '\n') c = ' ';
  }
  return line;
}

/// `text` in at most `room` lines, with `wholes` unparted if there is a way; empty: in none.
std::optional<std::vector<std::string>> board_lines(std::string_view text,
                                                    const fonts::FaceChain& chain, int width_px,
                                                    std::size_t room,
                                                    const fonts::LineBreaker& breaker,
                                                    Wholes wholes) {
  const auto width = [width_px](std::size_t) { return width_px; };
  for (const Wholes kept : {wholes, Wholes{}}) {
    auto wrapped = breaker.wrap_to(chain, text, width, {kept});
    if (!wrapped.parted && wrapped.lines.size() <= room) return std::move(wrapped.lines);
    if (kept.empty()) break;
  }
  return std::nullopt;
}

}  // namespace

int least_rows_of(std::string_view text) {
  while (const auto character = utf8::next(text)) {
    if (fonts::script_of(*character) == fonts::Script::kTibetan) return kLeastTibetan;
  }
  return kLeastRows;
}

std::optional<Layout> standing(const std::vector<std::string>& lines, bool right_to_left,
                               const fonts::FaceChain& chain, drivers::Geometry geometry,
                               fonts::GlyphCache& glyphs) {
  const int rows = chain.size_px();
  Layout layout{geometry, {}, geometry.width_px, false, rows, {}, right_to_left};
  int top = (geometry.height_px - static_cast<int>(lines.size()) * rows) / 2;
  for (const std::string& line : lines) {
    const fonts::GlyphRun run = fonts::shape(chain, line, right_to_left);
    const auto seat = seat_of(run, chain, glyphs);
    const auto left =
        left_of(run, (geometry.width_px - run.width_px()) / 2, geometry.width_px, glyphs);
    if (!seat || !left) return std::nullopt;
    place_line(run, *left, top, *seat, layout.glyphs);
    note_missing(run, layout.missing);
    top += rows;
  }
  return layout;
}

std::vector<int> line_sizes(int height_px, int least_rows) {
  std::vector<int> sizes(std::begin(kUsualRows), std::end(kUsualRows));
  for (int lines = 1; lines <= height_px / kLeastRows; ++lines) {
    const int rows = std::min(height_px / lines, kMostRows);
    sizes.push_back(rows < kFirstOutline ? kLeastRows : rows);
  }
  // A board lower than what could be read from afar shows what it can.
  const int least = std::clamp(least_rows, kLeastRows, std::max(kLeastRows, height_px));
  std::erase_if(sizes, [&](int rows) {
    return rows > std::max(height_px, kLeastRows) || rows < std::min(least, kMostRows);
  });
  std::sort(sizes.rbegin(), sizes.rend());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  return sizes;
}

Result<Layout> lay_out(std::string_view text, drivers::Geometry geometry, fonts::TypeCase& type,
                       int least_rows, Wholes wholes) {
  if (is_table(text)) {
    GONGSHI_TRY(auto page, lay_out_table(text, geometry, type, least_rows));
    if (page) return *std::move(page);
    // Too wide or too long for columns: its words as a text.
    return lay_out(one_line(text), geometry, type, least_rows, wholes);
  }
  const bool right_to_left = fonts::reads_right_to_left(text);
  const int least = std::max(least_rows, least_rows_of(text));
  if (least_rows_of(text) > std::max(geometry.height_px, kLeastRows)) {
    return too_high(text, geometry.height_px);
  }
  for (const int rows : line_sizes(geometry.height_px, least)) {
    const auto room = static_cast<std::size_t>(geometry.height_px / rows);
    GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.dots(rows));
    const auto lines = board_lines(text, *chain, geometry.width_px, room, type.breaker, wholes);
    if (!lines) continue;
    auto layout = standing(*lines, right_to_left, *chain, geometry, type.glyphs);
    if (layout) return *std::move(layout);
  }
  return lay_out_line(text, geometry, type);
}

Result<Layout> lay_out_line(std::string_view text, drivers::Geometry geometry,
                            fonts::TypeCase& type) {
  const bool right_to_left = fonts::reads_right_to_left(text);
  if (least_rows_of(text) > std::max(geometry.height_px, kLeastRows)) {
    return too_high(text, geometry.height_px);
  }
  for (const int rows : line_sizes(geometry.height_px, least_rows_of(text))) {
    GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.dots(rows));
    const fonts::GlyphRun run = fonts::shape(*chain, one_line(text), right_to_left);
    const auto seat = seat_of(run, *chain, type.glyphs);
    if (!seat) continue;
    Layout layout{geometry, {}, 0, false, rows, {}, right_to_left};
    // Room for what reaches beyond the first and the last letter.
    const int room = std::max(run.width_px() + rows / 4, geometry.width_px);
    const int beginning = right_to_left ? room - run.width_px() : 0;
    const int left = left_of(run, beginning, room, type.glyphs).value_or(beginning);
    layout.width_px = std::max(left + run.width_px(), geometry.width_px);
    layout.scrolls = layout.width_px > geometry.width_px;
    place_line(run, left, (geometry.height_px - rows) / 2, *seat, layout.glyphs);
    note_missing(run, layout.missing);
    return layout;
  }
  return too_high(text, geometry.height_px);
}

void note_missing(const fonts::GlyphRun& run, std::vector<char32_t>& missing) {
  for (const char32_t character : run.missing) {
    if (std::find(missing.begin(), missing.end(), character) == missing.end()) {
      missing.push_back(character);
    }
  }
}

int readable_rows(double viewing_m, double pitch_mm) {
  if (viewing_m <= 0 || pitch_mm <= 0) return kLeastRows;
  const auto rows = static_cast<int>(std::ceil(viewing_m * kReadableMmPerMetre / pitch_mm));
  return std::clamp(rows, kLeastRows, kMostRows);
}

Status check_glyphs(const Layout& layout, std::string_view text) {
  if (layout.missing.empty()) return {};
  const std::string missing = fonts::missing_text(layout.missing);
  const std::string whole(text);
  Sentence what{"没有字体包含字符 " + missing + "：“" + whole + "”",
                "no font has " + missing + " of \"" + whole + "\""};
  for (const fonts::ScriptFont& font : fonts::script_fonts()) {
    const bool wanted = std::any_of(layout.missing.begin(), layout.missing.end(),
                                    [&](char32_t c) { return fonts::script_of(c) == font.script; });
    const auto file = fonts::font_file(font.id);
    if (!wanted || file) continue;
    what.zh += "；" + file.error().what.zh;
    what.en += "; " + file.error().what.en;
    break;
  }
  return Error{Errc::kNoGlyph, what, {}};
}

}  // namespace gongshi::signage
