#include "signage/screen/text_block.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

/// Breaks `text` anew at the least width at which it takes no more lines.
Status even_out(std::string_view text, int width_px, TextBlock& block, fonts::TypeCase& type) {
  if (block.lines.size() < 2) return {};
  int too_narrow = width_px / 2;
  int wide_enough = width_px;
  while (wide_enough - too_narrow > std::max(1, block.font.size_px / 4)) {
    const int width = (too_narrow + wide_enough) / 2;
    GONGSHI_TRY(auto lines, cell_lines(text, block.font, width, type));
    if (lines.size() > block.lines.size()) {
      too_narrow = width;
    } else {
      wide_enough = width;
      block.lines = std::move(lines);
    }
  }
  return {};
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
    if (block.height_px() <= height_px || size <= sizes.smallest_px) {
      if (sizes.even) GONGSHI_CHECK(even_out(text, width_px, block, type));
      return block;
    }
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
