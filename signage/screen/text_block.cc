#include "signage/screen/text_block.h"

#include <algorithm>

namespace gongshi::signage {

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
