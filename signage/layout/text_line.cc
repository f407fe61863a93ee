#include "signage/layout/text_line.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

/// Rows of ink above and below a baseline.
struct Ink {
  int above = 0;
  int below = 0;

  [[nodiscard]] int rows() const { return above + below; }
};

Ink ink_of(const fonts::GlyphRun& run, bool plain, fonts::GlyphCache& glyphs) {
  Ink ink;
  for (const fonts::RunGlyph& each : run.glyphs) {
    if ((each.script == fonts::Script::kPlain) != plain) continue;
    const fonts::Mask& mask = glyphs.mask(*each.face, each.glyph.id);
    if (mask.height_px == 0) continue;
    const int top = mask.top_px + fonts::round_px(each.glyph.offset_y);
    ink.above = std::max(ink.above, top);
    ink.below = std::max(ink.below, mask.height_px - top);
  }
  return ink;
}

/// The baseline nearest to `wished` at which the ink is inside the rows.
int seated(int wished, Ink ink, int rows) {
  return std::clamp(wished, ink.above, rows - ink.below);
}

/// Tibetan hangs from its head line and has no baseline to share: it and what stands beside it are
/// each centred in the rows.
bool hangs(const fonts::GlyphRun& run) {
  return std::any_of(run.glyphs.begin(), run.glyphs.end(), [](const fonts::RunGlyph& glyph) {
    return glyph.script == fonts::Script::kTibetan;
  });
}

int centred(Ink ink, int rows) {
  return seated((rows + ink.above - ink.below) / 2, ink, rows);
}

}  // namespace

std::optional<Seat> seat_of(const fonts::GlyphRun& run, const fonts::FaceChain& chain,
                            fonts::GlyphCache& glyphs) {
  const int usual = chain.metrics().ascent_px;
  const int rows = chain.size_px();
  const Ink plain = ink_of(run, true, glyphs);
  const Ink letters = ink_of(run, false, glyphs);
  if (letters.rows() > rows || plain.rows() > rows) return std::nullopt;
  if (hangs(run)) return Seat{centred(plain, rows), centred(letters, rows)};
  const Ink both{std::max(plain.above, letters.above), std::max(plain.below, letters.below)};
  if (both.rows() <= rows) {
    const int line = seated(usual, both, rows);
    return Seat{line, line};
  }
  return Seat{seated(usual, plain, rows), seated(usual, letters, rows)};
}

std::optional<int> left_of(const fonts::GlyphRun& run, int wished_px, int width_px,
                           fonts::GlyphCache& glyphs) {
  int left = 0;
  int right = 0;
  for (const fonts::RunGlyph& each : run.glyphs) {
    const fonts::Mask& mask = glyphs.mask(*each.face, each.glyph.id);
    const int x = fonts::round_px(each.pen_x + each.glyph.offset_x) + mask.left_px;
    left = std::min(left, x);
    right = std::max(right, x + mask.width_px);
  }
  if (right - left > width_px) return std::nullopt;
  return std::clamp(wished_px, -left, width_px - right);
}

void place_line(const fonts::GlyphRun& run, int x_px, int top_px, Seat seat,
                std::vector<PlacedGlyph>& into) {
  for (const fonts::RunGlyph& each : run.glyphs) {
    const bool plain = each.script == fonts::Script::kPlain;
    const int baseline = top_px + (plain ? seat.plain_px : seat.letters_px);
    into.push_back({each.face, each.glyph.id,
                    x_px + fonts::round_px(each.pen_x + each.glyph.offset_x),
                    baseline - fonts::round_px(each.glyph.offset_y)});
  }
}

}  // namespace gongshi::signage
