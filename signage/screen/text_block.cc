#include "signage/screen/text_block.h"

#include <algorithm>
#include <cmath>

namespace gongshi::signage {
namespace {

int leading_px(int size_px, double leading) {
  return static_cast<int>(std::lround(size_px * leading));
}

Result<TextBlock> set(std::string_view text, int size_px, const BlockSizes& sizes, int width_px,
                      fonts::TypeCase& type) {
  TextBlock block{{size_px, sizes.weight}, {}, leading_px(size_px, sizes.leading)};
  GONGSHI_TRY(block.lines, cell_lines(text, block.font, width_px, type));
  return block;
}

}  // namespace

Result<std::vector<std::string>> cell_lines(std::string_view text, Font font, int width_px,
                                            fonts::TypeCase& type) {
  GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.screen(font.size_px, font.weight));
  return type.breaker.wrap(*chain, text, std::max(width_px, font.size_px));
}

Result<TextBlock> fit_block(std::string_view text, const BlockSizes& sizes, int width_px,
                            int height_px, fonts::TypeCase& type) {
  // A fixed row of sizes, each an eighth below the last: few faces are opened, and equal texts get
  // equal sizes.
  int size = sizes.largest_px;
  while (true) {
    GONGSHI_TRY(TextBlock block, set(text, size, sizes, width_px, type));
    if (block.height_px() <= height_px || size <= sizes.smallest_px) return block;
    size = std::max(sizes.smallest_px, size * 7 / 8);
  }
}

Status draw_lines(const std::vector<std::string>& lines, Font font, int x, int top, int line_px,
                  Color color, Painter& painter) {
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  const Way way = fonts::reads_right_to_left(all) ? Way::kFromRight : Way::kFromLeft;
  const bool other = way != painter.way();
  if (other) {
    int widest = 0;
    for (const std::string& line : lines) {
      GONGSHI_TRY(const int width, painter.measure(font, line));
      widest = std::max(widest, width);
    }
    x += widest;
  }
  int middle = top + line_px / 2;
  for (const std::string& line : lines) {
    GONGSHI_CHECK(painter.text(font, x, middle, other ? Align::kRight : Align::kLeft, color, line));
    middle += line_px;
  }
  return {};
}

Status draw_block(const TextBlock& block, Rect place, Align align, Color color, Painter& painter) {
  const int top = place.y + (place.height - block.height_px()) / 2;
  if (align == Align::kLeft) {
    return draw_lines(block.lines, block.font, place.x, top, block.line_px, color, painter);
  }
  int middle = top + block.line_px / 2;
  const int x = place.x + (align == Align::kCentre ? place.width / 2 : place.width);
  for (const std::string& line : block.lines) {
    GONGSHI_CHECK(painter.text(block.font, x, middle, align, color, line));
    middle += block.line_px;
  }
  return {};
}

}  // namespace gongshi::signage
