#include "kiosk/views/week_grid.h"

#include <algorithm>
#include <array>

namespace gongshi::kiosk {
namespace {

constexpr std::array kHalves{"上午", "下午", "晚上", "全天"};
constexpr double kPartMm = 22.0;  // width of 上午, 下午, 晚上
constexpr double kCellMarginMm = 1.5;
constexpr std::chrono::days kLastDay{6};  // of the table

std::string day_words(Date date) {
  return std::to_string(unsigned(date.month())) + "月" + std::to_string(unsigned(date.day())) +
         "日";
}

struct WeekGrid {
  int part = 0;    // width of the first column
  int column = 0;  // width of a day
  [[nodiscard]] int x(std::size_t day) const { return part + int(day) * column; }
};

Node small_text(const Rect& rect, std::string_view text, TextStyle style, Color color) {
  Node node = text_node(rect, text, style, color, Align::kCenter);
  node.wrap = true;
  return node;
}

/// The names of the days; today by its word.
void add_days(Blocks& blocks, const Frame& frame, const std::vector<WeekDay>& days, bool dated,
              const WeekGrid& grid) {
  const int line = frame.text.line_height(TextStyle::kCaption);
  const bool holidays = dated && std::any_of(days.begin(), days.end(), [](const WeekDay& day) {
                          return !day.holiday.empty();
                        });
  const int height = line * (1 + (dated ? 1 : 0) + (holidays ? 1 : 0)) + frame.metrics.mm(3);
  std::vector<Node> nodes{row_ground({0, 0, blocks.width(), height}, {}, {})};
  nodes.front().quiet = true;
  nodes.front().fill = Color::kAccentSoft;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const WeekDay& day = days[i];
    const bool today = dated && day.today;
    const Rect box{grid.x(i), 0, grid.column, height};
    if (today) {
      Node mark = panel(box, Color::kAccent);
      nodes.push_back(std::move(mark));
    }
    int y = frame.metrics.mm(1.5);
    const auto add = [&](std::string_view text, TextStyle style) {
      const Color color = today ? Color::kOnAccent : Color::kInk;
      nodes.push_back(cell({box.x, y, box.w, line}, text, style, color, Align::kCenter));
      y += line;
    };
    add(today ? "今天 " + day.weekday : day.weekday, TextStyle::kCaption);
    if (dated) add(day_words(day.date), TextStyle::kCaption);
    if (holidays && !day.holiday.empty()) add(day.holiday, TextStyle::kCaption);
  }
  blocks.add(height, std::move(nodes));
}

void add_part(Blocks& blocks, const Frame& frame, const std::vector<WeekDay>& days, bool dated,
              std::size_t part, const WeekGrid& grid) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(kCellMarginMm);
  int height = m.mm(20);
  std::vector<std::vector<Node>> texts;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const WeekCell& one = days[i].parts[part];
    const Rect box{grid.x(i) + margin, 2 * margin, grid.column - 2 * margin, 0};
    std::vector<Node> lines;
    int y = box.y;
    for (std::size_t k = 0; k < one.lines.size(); ++k) {
      const bool first = k == 0;
      const TextStyle style = first && one.stopped ? TextStyle::kBodyBold : TextStyle::kCaption;
      Node node = small_text({box.x, y, box.w, 0}, one.lines[k], style,
                             one.stopped ? Color::kWarm : Color::kInk);
      node.rect.h = paragraph_height(frame.text, node.text, style, box.w);
      y += node.rect.h;
      lines.push_back(std::move(node));
    }
    height = std::max(height, y + 2 * margin);
    texts.push_back(std::move(lines));
  }
  std::vector<Node> nodes{row_ground({0, 0, blocks.width(), height}, {}, {})};
  nodes.front().quiet = true;
  nodes.push_back(cell({0, 0, grid.part, height}, kDayParts[part], TextStyle::kBodyBold,
                       Color::kMuted, Align::kCenter));
  for (std::size_t i = 0; i < days.size(); ++i) {
    const WeekCell& one = days[i].parts[part];
    Node ground = panel({grid.x(i), 0, grid.column, height - 1}, Color::kNone);
    // Today's column is framed from top to bottom.
    if (dated && days[i].today) ground.edge = Color::kAccent;
    if (one.open) ground.fill = Color::kTealSoft;
    if (one.stopped) ground.fill = Color::kWarmSoft;
    if (ground.fill != Color::kNone || ground.edge != Color::kNone) {
      nodes.push_back(std::move(ground));
    }
    for (Node& node : texts[i]) nodes.push_back(std::move(node));
  }
  blocks.add(height, std::move(nodes));
}

}  // namespace

void add_week(Blocks& blocks, const Frame& frame, const ClinicOf& clinic) {
  // With an unsure clock nobody says "today": the days then carry no dates.
  const bool dated = frame.freshness.clock_sure;
  Date first = to_local(frame.now).date;
  const Date today = first;
  if (!dated) {
    const std::chrono::sys_days day(first);
    first = Date(day - (std::chrono::weekday(day) - std::chrono::Monday));
  }
  const auto days = week_of(frame.release(), clinic, first, today, dated);
  blocks.text(dated ? "七天内出诊安排" : "每周出诊安排", TextStyle::kHeadingBold, Color::kInk, 0,
              Role::kHeading);
  blocks.gap(2);
  WeekGrid grid;
  grid.part = frame.metrics.mm(kPartMm);
  grid.column = (blocks.width() - grid.part) / int(days.size());
  grid.part = blocks.width() - grid.column * int(days.size());
  add_days(blocks, frame, days, dated, grid);
  for (std::size_t part = 0; part < kDayParts.size(); ++part) {
    add_part(blocks, frame, days, dated, part, grid);
  }
  blocks.gap(2);
  blocks.text("出诊如有变动，以挂号和分诊台通知为准。", TextStyle::kCaption, Color::kMuted);
}

void add_later_days(Blocks& blocks, const Frame& frame, const ClinicOf& clinic) {
  // With an unsure clock every dated change is told, with its date.
  Date after{};
  if (frame.freshness.clock_sure) {
    after = Date(std::chrono::sys_days(to_local(frame.now).date) + kLastDay);
  }
  for (const content::Session& session : frame.release().sessions()) {
    if (!clinic.holds(session) || !session.date || *session.date <= after) continue;
    std::string words = date_text(*session.date) + " " + kHalves[std::size_t(session.half)] +
                        (session.stopped ? "停诊" : "出诊");
    if (!session.reason.empty()) words += "（" + std::string(session.reason) + "）";
    blocks.fact(session.stopped ? "停诊通知" : "加开门诊", words, TextStyle::kBody,
                session.stopped ? Color::kWarm : Color::kInk);
  }
}

}  // namespace gongshi::kiosk
