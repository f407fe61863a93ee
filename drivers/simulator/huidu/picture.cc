#include <algorithm>

#include "drivers/os/utf8.h"
#include "drivers/simulator/huidu/screen.h"

namespace gongshi::drivers::simulator {
namespace {

struct Row {
  std::u32string characters;
  int width = 0;
};

int advance(char32_t character, int font_px) {
  return character < 0x80 ? font_px / 2 : font_px;
}

std::vector<Row> rows_of(const HuiduArea& area) {
  std::vector<Row> rows(1);
  for (const char32_t character : utf8::decode(area.text)) {
    const int width = advance(character, area.font_px);
    const bool full = !area.single_line && !rows.back().characters.empty() &&
                      rows.back().width + width > area.width;
    if (full || (character == U'\n' && !area.single_line)) rows.emplace_back();
    if (character == U'\n') continue;
    rows.back().characters += character;
    rows.back().width += width;
  }
  return rows;
}

class AreaPainter {
 public:
  AreaPainter(Dots& dots, const DotFont& font, const HuiduArea& area)
      : dots_(dots), font_(font), area_(area) {}

  void paint() {
    if (area_.picture) return stretch(*area_.picture);
    std::vector<Row> rows = rows_of(area_);
    const auto fitting = static_cast<std::size_t>(std::max(1, area_.height / area_.font_px));
    if (rows.size() > fitting) rows.resize(fitting);  // the first page
    const int free = std::max(0, area_.height - static_cast<int>(rows.size()) * area_.font_px);
    int y = area_.valign == "middle" ? free / 2 : area_.valign == "bottom" ? free : 0;
    for (const Row& row : rows) {
      const int left = std::max(0, area_.width - row.width);
      int x = area_.align == "center" ? left / 2 : area_.align == "right" ? left : 0;
      for (const char32_t character : row.characters) {
        glyph(character, x, y);
        x += advance(character, area_.font_px);
      }
      y += area_.font_px;
    }
  }

 private:
  void light(int x, int y, Lamp lamp) {
    if (x < area_.width && y < area_.height) dots_.light(area_.x + x, area_.y + y, lamp);
  }

  void glyph(char32_t character, int left, int top) {
    const DotFont::Glyph shape = font_.glyph(character);
    const int size = area_.font_px;
    for (int row = 0; row < size; ++row) {
      for (int column = 0; column < advance(character, size); ++column) {
        const int from = std::min(column * 16 / size, shape.width - 1);
        if (shape.dots[static_cast<std::size_t>(row * 16 / size * shape.width + from)]) {
          light(left + column, top + row, area_.lamp);
        }
      }
    }
  }

  void stretch(const HuiduPicture& picture) {
    for (int y = 0; y < area_.height; ++y) {
      for (int x = 0; x < area_.width; ++x) {
        const int from_x = x * picture.width / area_.width;
        const int from_y = y * picture.height / area_.height;
        light(x, y, picture.lamps[static_cast<std::size_t>(from_y * picture.width + from_x)]);
      }
    }
  }

  Dots& dots_;
  const DotFont& font_;
  const HuiduArea& area_;
};

}  // namespace

Dots huidu_dots(const HuiduProgram& program, int width, int height, const DotFont& font) {
  Dots dots = Dots::dark(width, height);
  for (const HuiduArea& area : program.areas) AreaPainter(dots, font, area).paint();
  return dots;
}

}  // namespace gongshi::drivers::simulator
