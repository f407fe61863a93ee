#include "kiosk/handwriting/making/stroke_lines.h"

#include <charconv>
#include <optional>
#include <string>

#include "drivers/os/utf8.h"

namespace gongshi::handwriting {
namespace {

/// What stands before the first `mark`, taken off the front with it.
std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return taken;
}

std::optional<float> number(std::string_view text) {
  float value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Stroke> stroke_of(std::string_view text) {
  Stroke stroke;
  while (!text.empty()) {
    std::string_view pair = take_until(text, ' ');
    const auto x = number(take_until(pair, ','));
    const auto y = number(pair);
    if (!x || !y) return std::nullopt;
    stroke.push_back({*x, *y});
  }
  if (stroke.empty()) return std::nullopt;
  return stroke;
}

std::optional<Written> written_of(std::string_view line) {
  std::string_view sign = take_until(line, '|');
  const auto character = utf8::next(sign);
  if (!character || !sign.empty() || line.empty()) return std::nullopt;
  Written written{.character = *character, .strokes = {}};
  while (!line.empty()) {
    auto stroke = stroke_of(take_until(line, '|'));
    if (!stroke) return std::nullopt;
    written.strokes.push_back(*std::move(stroke));
  }
  return written;
}

}  // namespace

Result<std::vector<Written>> parse_stroke_lines(std::string_view text, std::string_view name) {
  std::vector<Written> all;
  for (int line_number = 1; !text.empty(); ++line_number) {
    const std::string_view line = take_until(text, '\n');
    if (line.empty() || line.starts_with("# ")) continue;
    auto written = written_of(line);
    if (!written) {
      const std::string where = std::string(name) + ":" + std::to_string(line_number);
      return Error{Errc::kCorrupt,
                   {where + "：不是一个字的笔画", where + ": not a character's strokes"}};
    }
    all.push_back(*std::move(written));
  }
  return all;
}

}  // namespace gongshi::handwriting
