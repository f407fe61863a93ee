#include <algorithm>

#include "drivers/simulator/cpower/screen.h"

namespace gongshi::drivers::simulator {
namespace {

struct Row {
  std::vector<CpowerGlyph> glyphs;
  int width = 0, height = 0;
};

int glyph_width(const CpowerGlyph& glyph) {
  return glyph.character < 0x80 ? glyph.size / 2 : glyph.size;
}

/// Still text wraps; what moves stays in one row.
std::vector<Row> rows_of(const CpowerWindow& window) {
  const bool wraps = window.effect != 11 && window.effect != 14;
  std::vector<Row> rows(1);
  for (const CpowerGlyph& glyph : window.glyphs) {
    if (glyph.newline || (wraps && rows.back().width + glyph_width(glyph) > window.width &&
                          !rows.back().glyphs.empty())) {
      rows.emplace_back();
    }
    if (glyph.newline) continue;
    rows.back().glyphs.push_back(glyph);
    rows.back().width += glyph_width(glyph);
    rows.back().height = std::max(rows.back().height, glyph.size);
  }
  return rows;
}

class WindowPainter {
 public:
  WindowPainter(Dots& dots, const DotFont& font, const CpowerWindow& window)
      : dots_(dots), font_(font), window_(window) {}

  void paint() {
    if (window_.picture) return paint_picture(*window_.picture);
    std::vector<Row> rows = rows_of(window_);
    int used = 0;
    std::size_t fitting = 0;
    while (fitting < rows.size() &&
           (fitting == 0 || used + rows[fitting].height <= window_.height)) {
      used += rows[fitting++].height;
    }
    rows.resize(fitting);  // the first page
    const int free = std::max(0, window_.height - used);
    int y = window_.vertical == 1 ? free / 2 : window_.vertical == 2 ? free : 0;
    for (const Row& row : rows) {
      const int left = std::max(0, window_.width - row.width);
      int x = window_.align == 1 ? left / 2 : window_.align == 2 ? left : 0;
      for (const CpowerGlyph& glyph : row.glyphs) {
        draw(glyph, x, y);
        x += glyph_width(glyph);
      }
      y += row.height;
    }
  }

 private:
  void light(int x, int y, Lamp lamp) {
    if (x < window_.width && y < window_.height) dots_.light(window_.x + x, window_.y + y, lamp);
  }

  void draw(const CpowerGlyph& glyph, int left, int top) {
    const DotFont::Glyph shape = font_.glyph(glyph.character);
    // The 16-dot font stands for the card's other sizes, stretched.
    for (int row = 0; row < glyph.size; ++row) {
      for (int column = 0; column < glyph_width(glyph); ++column) {
        const int from_x = std::min(column * 16 / glyph.size, shape.width - 1);
        const auto dot = static_cast<std::size_t>(row * 16 / glyph.size * shape.width + from_x);
        if (shape.dots[dot]) light(left + column, top + row, glyph.lamp);
      }
    }
  }

  void paint_picture(const CpowerPicture& picture) {
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        const Lamp lamp = picture.lamps[static_cast<std::size_t>(y * picture.width + x)];
        if (lamp != Lamp{}) light(picture.x + x, picture.y + y, lamp);
      }
    }
  }

  Dots& dots_;
  const DotFont& font_;
  const CpowerWindow& window_;
};

}  // namespace

Dots CpowerPanel::dots(const DotFont& font) const {
  Dots dots = Dots::dark(spec_.width, spec_.height);
  for (const CpowerWindow& window : windows_) WindowPainter(dots, font, window).paint();
  return dots;
}

}  // namespace gongshi::drivers::simulator
