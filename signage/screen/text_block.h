// Drawing of TextBlocks.
#pragma once

#include <string>
#include <vector>

#include "signage/layout/text_block.h"
#include "signage/screen/painter.h"

namespace gongshi::signage {

/// Lines from `top` downwards, the first beginning at `x`. A text that reads the other way than its
/// picture keeps its own straight edge, where its longest line begins.
[[nodiscard]] Status draw_lines(const std::vector<std::string>& lines, Font font, int x, int top,
                                int line_px, Color color, Painter& painter);

/// Draws the lines in the middle of `place`, from top to bottom; Align::kLeft begins at its left.
[[nodiscard]] Status draw_block(const TextBlock& block, Rect place, Align align, Color color,
                                Painter& painter);

}  // namespace gongshi::signage
