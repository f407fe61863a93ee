// CardText: a text set for a board that draws with its own 16-dot font: lines, or a scroll.
//
//   playlist ─[card_text]─ protocol ─ transport
//
// Half-width characters are 8 dots wide and all others 16, on every such card. Nothing is cut: a
// text that fits in the board's lines stands, any other is one line that runs. The columns of a
// table are filled up with spaces (card_table.h).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/frame.h"
#include "fonts/line_breaker.h"

namespace gongshi::signage {

struct CardText {
  std::string text;  // '\n' between lines
  int lines = 1;
  bool runs = false;
};

/// `wholes`: names and titles that no line should part where another one can be.
[[nodiscard]] CardText card_text(std::string_view text, drivers::Geometry geometry,
                                 const fonts::LineBreaker& breaker,
                                 std::span<const std::string> wholes = {});

/// `text` in pages of at most `most_bytes` as a card stores it (half-width characters one byte, all
/// others two; or UTF-8), each but a lone one ending in " n/m". A character is never split, and a
/// page ends at punctuation or a space where its last quarter has one. 0: the card takes any
/// length.
[[nodiscard]] std::vector<std::string> card_pages(const std::string& text, std::size_t most_bytes,
                                                  bool utf8);

/// Dots from the left of `text` to its right; of the widest line where there are several.
[[nodiscard]] int card_width_px(std::string_view text);

}  // namespace gongshi::signage
