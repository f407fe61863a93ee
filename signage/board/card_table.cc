#include "signage/board/card_table.h"

#include <algorithm>

#include "signage/layout/table.h"

namespace gongshi::signage {
namespace {

constexpr int kRows = 16;
constexpr int kHalf = 8;  // dots of a half-width character

int halves(std::string_view text) {
  return card_width_px(text) / kHalf;
}

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

struct Column {
  int width = 0;  // in halves
  bool numbers = false;
  int behind_point = 0;
};

Column column_of(const std::vector<std::vector<std::string_view>>& cells, std::size_t index) {
  Column column;
  int before = 0;
  for (const auto& row : cells) {
    const int width = halves(row[index]);
    column.width = std::max(column.width, width);
    if (!is_number(row[index])) continue;
    const int left = halves(before_point(row[index]));
    column.numbers = true;
    before = std::max(before, left);
    column.behind_point = std::max(column.behind_point, width - left);
  }
  column.width = std::max(column.width, before + column.behind_point);
  return column;
}

/// The cell filled up to its column.
std::string filled(std::string_view cell, const Column& column) {
  const std::string text(cell);
  const int width = halves(cell);
  if (!column.numbers) return text + spaces(column.width - width);
  const int right =
      is_number(cell) ? column.behind_point - (width - halves(before_point(cell))) : 0;
  return spaces(column.width - width - right) + text + spaces(right);
}

/// `name` in lines of at most `most` halves; empty when a piece of it is wider.
std::vector<std::string> name_lines(std::string_view name, int most,
                                    const fonts::LineBreaker& breaker) {
  std::vector<std::size_t> places = breaker.breaks(name);
  places.push_back(name.size());
  std::vector<std::string> lines(1);
  std::size_t from = 0;
  for (const std::size_t place : places) {
    const std::string piece(name.substr(from, place - from));
    if (halves(piece) > most) return {};
    if (halves(lines.back() + piece) > most) lines.emplace_back();
    lines.back() += piece;
    from = place;
  }
  return lines;
}

}  // namespace

std::optional<CardText> card_table(std::string_view table, drivers::Geometry geometry,
                                   const fonts::LineBreaker& breaker) {
  const auto cells = table_cells(table);
  std::vector<Column> columns;
  int first = geometry.width_px / kHalf;
  for (std::size_t i = 1; i < cells.front().size(); ++i) {
    columns.push_back(column_of(cells, i));
    first -= columns.back().width + 1;
  }
  std::vector<std::string> lines;
  for (const auto& row : cells) {
    const auto name = name_lines(row.front(), first, breaker);
    if (name.empty()) return std::nullopt;
    for (std::size_t i = 0; i < name.size(); ++i) {
      std::string line = name[i] + spaces(first - halves(name[i]));
      for (std::size_t at = 0; at < columns.size(); ++at) {
        line += " " + (i == 0 ? filled(row[at + 1], columns[at]) : spaces(columns[at].width));
      }
      lines.push_back(std::move(line));
    }
  }
  if (static_cast<int>(lines.size()) * kRows > geometry.height_px) return std::nullopt;
  CardText card{lines.front(), static_cast<int>(lines.size()), false};
  for (std::size_t i = 1; i < lines.size(); ++i) card.text += "\n" + lines[i];
  return card;
}

}  // namespace gongshi::signage
