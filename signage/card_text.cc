#include "signage/card_text.h"

#include <algorithm>

#include "drivers/os/utf8.h"

namespace gongshi::signage {
namespace {

constexpr int kRows = 16;

std::string_view without_spaces(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  while (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

}  // namespace

int card_width_px(std::string_view text) {
  int width = 0;
  int widest = 0;
  for (const char32_t character : utf8::decode(text)) {
    if (character == U'\n') {
      width = 0;
    } else {
      width += character < 0x80 ? kRows / 2 : kRows;
    }
    widest = std::max(widest, width);
  }
  return widest;
}

CardText card_text(std::string_view text, drivers::Geometry geometry,
                   const fonts::LineBreaker& breaker) {
  const int most_lines = std::max(1, geometry.height_px / kRows);
  std::string one_line(text);
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  CardText result;
  std::size_t line_start = 0;
  std::size_t last_break = 0;
  bool fits = true;
  const auto end_line = [&](std::size_t at) {
    if (!result.text.empty()) {
      result.text += '\n';
      ++result.lines;
    }
    result.text += without_spaces(text.substr(line_start, at - line_start));
    line_start = at;
  };
  std::vector<std::size_t> breaks = breaker.breaks(text);
  breaks.push_back(text.size());
  for (const std::size_t at : breaks) {
    const std::string_view line = text.substr(line_start, at - line_start);
    const bool forced = line_start < at && last_break > line_start && text[last_break - 1] == '\n';
    if (last_break > line_start &&
        (forced || card_width_px(without_spaces(line)) > geometry.width_px)) {
      end_line(last_break);
    }
    last_break = at;
    const auto rest = without_spaces(text.substr(line_start, at - line_start));
    if (card_width_px(rest) > geometry.width_px) fits = false;  // one piece, wider than the board
  }
  end_line(text.size());
  if (fits && result.lines <= most_lines) return result;
  return {one_line, 1, true};
}

}  // namespace gongshi::signage
