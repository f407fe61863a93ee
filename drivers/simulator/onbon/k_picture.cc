#include "drivers/simulator/onbon/k_picture.h"

#include <algorithm>

namespace gongshi::drivers::simulator {

using namespace onbon_k;

namespace {

constexpr int kFontDots = 16;

struct Line {
  std::vector<CardGlyph> glyphs;
  int width = 0;
};

int glyph_width(const CardGlyph& glyph) {
  const int scale = std::max(1, glyph.size / kFontDots);
  return (glyph.character < 0x80 ? 8 : 16) * scale;
}

std::vector<Line> break_lines(const CardArea& area, const std::vector<CardGlyph>& glyphs) {
  std::vector<Line> lines(1);
  for (const CardGlyph& glyph : glyphs) {
    if (glyph.newline) {
      if (!area.single_line) lines.emplace_back();
      continue;
    }
    const int width = glyph_width(glyph);
    if (!area.single_line && area.wrap && lines.back().width + width > area.width) {
      lines.emplace_back();
    }
    lines.back().glyphs.push_back(glyph);
    lines.back().width += width;
  }
  return lines;
}

class Painter {
 public:
  Painter(Dots& dots, const DotFont& font, const CardSpec& spec)
      : dots_(dots), font_(font), spec_(spec) {}

  void clear(const CardArea& area) {
    for (int y = area.y; y < area.y + area.height; ++y) {
      for (int x = area.x; x < area.x + area.width; ++x) dots_.light(x, y, {});
    }
  }

  void paint(const CardArea& area, const std::vector<CardGlyph>& glyphs) {
    std::vector<Line> lines = break_lines(area, glyphs);
    int line_height = kFontDots;
    for (const CardGlyph& glyph : glyphs) line_height = std::max(line_height, glyph.size);
    const auto fitting = static_cast<std::size_t>(std::max(1, area.height / line_height));
    if (lines.size() > fitting) lines.resize(fitting);  // the first page
    const int used = static_cast<int>(lines.size()) * line_height;
    const int vertical = area.align >> 2;
    int y = area.y + (vertical == 2   ? (area.height - used) / 2
                      : vertical == 1 ? area.height - used
                                      : 0);
    for (const Line& line : lines) {
      const int horizontal = area.align & 3;
      const int free = std::max(0, area.width - line.width);
      int x = area.x + (horizontal == 2 ? free / 2 : horizontal == 1 ? free : 0);
      for (const CardGlyph& glyph : line.glyphs) {
        draw(area, glyph, x, y);
        x += glyph_width(glyph);
      }
      y += line_height;
    }
  }

 private:
  void draw(const CardArea& area, const CardGlyph& glyph, int left, int top) {
    const DotFont::Glyph shape = font_.glyph(glyph.character);
    const int scale = std::max(1, glyph.size / kFontDots);
    for (int row = 0; row < kFontDots * scale; ++row) {
      for (int column = 0; column < shape.width * scale; ++column) {
        const int x = left + column;
        const int y = top + row;
        const bool inside =
            x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
        const auto dot =
            static_cast<std::size_t>(row / scale) * static_cast<std::size_t>(shape.width) +
            static_cast<std::size_t>(column / scale);
        if (!inside || !shape.dots[dot]) continue;
        dots_.light(x, y, lamp_of(spec_.lamp_color(glyph.color)));
      }
    }
  }

  Dots& dots_;
  const DotFont& font_;
  const CardSpec& spec_;
};

/// The first page; the document gives the dots no colour.
void paint_dots(Dots& dots, const CardSpecial& special) {
  const CardArea& place = special.place();
  for (int y = 0; y < place.height; ++y) {
    for (int x = 0; x < place.width; ++x) {
      if (special.lit(x, y)) dots.light(place.x + x, place.y + y, lamp_of(1));
    }
  }
}

}  // namespace

Dots card_dots(const OnbonKCard& card, const DotFont& font, Now now) {
  Dots dots = Dots::dark(card.spec().width_px, card.spec().height_px);
  if (!card.on(now.wall) || card.files().dark()) return dots;
  Painter painter(dots, font, card.spec());
  const auto paint = [&](const CardArea& area) {
    // The text was readable when the area was taken; only time codes differ by now.
    const auto glyphs = read_card_text(area.raw_text, card.spec().gbk, card.clock_text(now.wall));
    painter.clear(area);
    if (glyphs) painter.paint(area, *glyphs);
  };
  for (const CardArea& area : card.files().areas()) paint(area);
  for (const auto& [id, area] : card.areas()) {
    if (!area.expired(now.steady)) paint(area);
  }
  if (card.special().shown() && card.special().has_dots()) {
    painter.clear(card.special().place());
    paint_dots(dots, card.special());
  } else if (card.special().shown()) {
    paint(card.special().place());
  }
  return dots;
}

}  // namespace gongshi::drivers::simulator
