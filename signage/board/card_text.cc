#include "signage/board/card_text.h"

#include <algorithm>
#include <optional>

#include "drivers/os/utf8.h"
#include "signage/board/card_table.h"
#include "signage/layout/table.h"

namespace gongshi::signage {
namespace {

constexpr int kRows = 16;

std::string_view without_spaces(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  while (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

/// Bytes of a character as a card stores it; a line feed is a two-byte code.
std::size_t stored_bytes(char32_t character, bool utf8) {
  if (!utf8) return character < 0x80 && character != U'\n' ? 1 : 2;
  return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

bool ends_page_well(char32_t character) {
  return std::u32string_view(U" \n。；，、！？：").find(character) != std::u32string_view::npos;
}

/// Ends of the pages of `text`, in characters.
std::vector<std::size_t> page_ends(std::u32string_view text, std::size_t room, bool utf8) {
  std::vector<std::size_t> ends;
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t bytes = 0;
    std::size_t end = start;
    while (end < text.size() && bytes + stored_bytes(text[end], utf8) <= room) {
      bytes += stored_bytes(text[end++], utf8);
    }
    end = std::max(end, start + 1);
    if (end < text.size()) {
      for (std::size_t at = end; at > end - (end - start) / 4; --at) {
        if (!ends_page_well(text[at - 1])) continue;
        end = at;
        break;
      }
    }
    ends.push_back(start = end);
  }
  return ends;
}

}  // namespace

std::vector<std::string> card_pages(const std::string& text, std::size_t most_bytes, bool utf8) {
  const std::u32string characters = utf8::decode(text);
  std::size_t bytes = 0;
  for (const char32_t character : characters) bytes += stored_bytes(character, utf8);
  if (most_bytes == 0 || bytes <= most_bytes) return {text};
  // " 12/34": no card is so small that a text takes a hundred pages of it.
  constexpr std::size_t kNumberBytes = 6;
  const std::size_t room = std::max<std::size_t>(most_bytes, 2 * kNumberBytes) - kNumberBytes;
  const auto ends = page_ends(characters, room, utf8);
  std::vector<std::string> pages;
  std::size_t start = 0;
  for (const std::size_t end : ends) {
    std::string page;
    for (std::size_t at = start; at < end; ++at) utf8::append(page, characters[at]);
    page += " " + std::to_string(pages.size() + 1) + "/" + std::to_string(ends.size());
    pages.push_back(std::move(page));
    start = end;
  }
  return pages;
}

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

namespace {

/// `text` in lines that end at `breaks`; empty when it does not stand on the board.
std::optional<CardText> card_lines(std::string_view text, drivers::Geometry geometry,
                                   std::vector<std::size_t> breaks) {
  CardText result;
  std::size_t line_start = 0;
  std::size_t last_break = 0;
  const auto end_line = [&](std::size_t at) {
    if (!result.text.empty()) {
      result.text += '\n';
      ++result.lines;
    }
    result.text += without_spaces(text.substr(line_start, at - line_start));
    line_start = at;
  };
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
    if (card_width_px(rest) > geometry.width_px) return std::nullopt;  // one piece, too wide
  }
  end_line(text.size());
  if (result.lines > std::max(1, geometry.height_px / kRows)) return std::nullopt;
  return result;
}

}  // namespace

CardText card_text(std::string_view text, drivers::Geometry geometry,
                   const fonts::LineBreaker& breaker, std::span<const std::string> wholes) {
  std::string one_line(text);
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  std::replace(one_line.begin(), one_line.end(), '\t', ' ');
  if (is_table(text)) {
    const auto lines = card_table(text, geometry, breaker);
    return lines ? *lines : CardText{one_line, 1, true};
  }
  if (auto kept = card_lines(text, geometry, breaker.breaks(text, {wholes}))) return *kept;
  if (auto parted = card_lines(text, geometry, breaker.breaks(text))) return *parted;
  return {one_line, 1, true};
}

}  // namespace gongshi::signage
