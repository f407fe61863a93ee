#include "content/display_table.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdio>

#include "drivers/os/utf8.h"

namespace gongshi::content {
namespace {

/// Columns that a terminal uses: wide and full-width characters two, combining marks none.
std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (const auto character = utf8::next(text)) {
    const auto code = static_cast<UChar32>(*character);
    if (u_getCombiningClass(code) != 0) continue;
    const int east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

std::string spaces(std::size_t from, std::size_t to) {
  return std::string(to > from ? to - from : 0, ' ');
}

std::string proof_text(Proof proof, Lang lang) {
  if (proof == Proof::kNone) return "–";
  if (lang == Lang::kEn) return std::string(proof_word(proof));
  constexpr std::array<std::string_view, 6> chinese{"–",      "已发送", "已应答",
                                                    "已回读", "已绘制", "无应答"};
  return std::string(chinese[static_cast<std::size_t>(proof)]);
}

std::string age_text(const DisplayLine& line, WallTime now, Lang lang) {
  if (!line.proved_at) return "– ";
  const auto age = std::max(std::chrono::duration_cast<std::chrono::seconds>(now - *line.proved_at),
                            std::chrono::seconds{0})
                       .count();
  const bool zh = lang == Lang::kZh;
  if (age < 120) return std::to_string(age) + (zh ? " 秒" : " s");
  if (age < 7200) return std::to_string(age / 60) + (zh ? " 分钟" : " min");
  if (age < 48L * 3600) return std::to_string(age / 3600) + (zh ? " 小时" : " h");
  return std::to_string(age / 86400) + (zh ? " 天" : " d");
}

/// "10:04", with its date when that is not today.
std::string clock_text(WallTime time, WallTime now) {
  const LocalTime local = to_local(time);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d",
                static_cast<int>(local.minute_of_day.count() / 60),
                static_cast<int>(local.minute_of_day.count() % 60));
  if (local.date == to_local(now).date) return text.data();
  return date_text(local.date) + " " + text.data();
}

std::string state_text(const DisplayLine& line, WallTime now, Lang lang) {
  const bool zh = lang == Lang::kZh;
  switch (line.seen) {
    case Seen::kSeen:
      return zh ? "已见" : "seen";
    case Seen::kUnknown:
      return zh ? "未知" : "unknown";
    case Seen::kNotSeen:
      break;
  }
  if (!line.not_seen_since) return zh ? "未见" : "not seen";
  const std::string since = clock_text(*line.not_seen_since, now);
  return zh ? "自 " + since + " 起未见" : "not seen since " + since;
}

std::vector<std::string> as_row(DisplayCells cells) {
  return {std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end())};
}

}  // namespace

DisplayCells display_headings(Lang lang) {
  return lang == Lang::kZh ? DisplayCells{"显示屏", "类型", "编号", "证明", "距今", "状态"}
                           : DisplayCells{"display", "kind", "serial", "proof", "age", "state"};
}

DisplayCells display_cells(const DisplayLine& line, WallTime now, Lang lang) {
  return {line.display,
          line.kind.empty() ? "–" : line.kind,
          line.serial.empty() ? "–" : line.serial,
          proof_text(line.proof, lang),
          age_text(line, now, lang),
          state_text(line, now, lang)};
}

std::vector<TableColumn> display_columns() {
  return {{11, false}, {10, false}, {7, false}, {11, false}, {4, true}, {0, false}};
}

std::string text_table(const std::vector<TableColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::size_t width = columns[i].least_width;
    for (const auto& row : rows) width = std::max(width, display_width(row[i]));
    widths.push_back(width);
  }
  std::string table;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
      const std::string& cell = rows[r][i];
      const std::string pad = spaces(display_width(cell), widths[i]);
      table += columns[i].numbers && r > 0 ? pad + cell : cell + pad;
      table += "  ";
    }
    table += rows[r].back() + "\n";
  }
  return table;
}

std::string display_table(const std::vector<DisplayLine>& lines, WallTime now, Lang lang) {
  std::vector<std::vector<std::string>> rows{as_row(display_headings(lang))};
  for (const DisplayLine& line : lines) rows.push_back(as_row(display_cells(line, now, lang)));
  return text_table(display_columns(), rows);
}

}  // namespace gongshi::content
