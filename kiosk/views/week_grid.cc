#include "kiosk/views/week_grid.h"

#include <algorithm>
#include <array>

#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

constexpr double kPartMm = 22.0;  // least width of 上午, 下午, 晚上
constexpr double kCellMarginMm = 1.5;
constexpr double kLeastColumnMm = 42.0;   // narrower days stand one below the other
constexpr std::chrono::days kLastDay{6};  // of the table
constexpr std::size_t kParts = 3;

constexpr Words kDated{"七天内出诊安排", "Clinics of the next seven days",
                       "يەتتە كۈنلۈك ئورۇنلاشتۇرۇش"};
constexpr Words kWeekly{"每周出诊安排", "Clinics of every week", "ھەپتىلىك ئورۇنلاشتۇرۇش"};
constexpr Words kMayChange{"出诊如有变动，以挂号和分诊台通知为准。",
                           "Clinics may change: registration and triage have the last word."};
constexpr Words kToday{"今天", "Today", "بۈگۈن", "", "ᠥᠨᠥᠳᠦᠷ"};
constexpr Words kDay{"{1}月{2}日", "{2}/{1}", "{1}-ئاينىڭ {2}-كۈنى"};
constexpr Words kNoClinic{"无门诊", "No clinic hours", "كېسەل كۆرۈش يوق"};
constexpr Words kStopNotice{"停诊通知", "Clinic stopped", "توختىتىش ئۇقتۇرۇشى"};
constexpr Words kExtra{"加开门诊", "Additional clinic", "قوشۇمچە"};
constexpr Words kOpen{"出诊", "clinic", "كېسەل كۆرىدۇ"};

struct WeekGrid {
  int part = 0;    // width of the first column
  int column = 0;  // width of a day
  [[nodiscard]] int x(std::size_t day) const { return part + int(day) * column; }
};

std::string day_words(const Frame& frame, Date date) {
  return fill(frame.say(kDay),
              {std::to_string(unsigned(date.month())), std::to_string(unsigned(date.day()))});
}

/// The word of the day; today also by its own.
std::string name_of(const Frame& frame, const WeekDay& day, bool dated) {
  if (!dated || !day.today) return day.weekday;
  return std::string(frame.say(kToday)) + " " + day.weekday;
}

Node small_text(const Rect& rect, std::string_view text, TextStyle style, Color color) {
  Node node = text_node(rect, text, style, color, Align::kCenter);
  node.wrap = true;
  return node;
}

/// Wide enough for the longest of 上午, 下午, 晚上 in the visitor's language.
int part_width(const Frame& frame) {
  int widest = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    const auto half = half_word(static_cast<content::Half>(part), frame.manner.language);
    widest = std::max(widest, widest_word(frame.text, half, TextStyle::kCaption));
  }
  const int margins = 2 * frame.metrics.mm(kCellMarginMm);
  return std::max(frame.metrics.grown(kPartMm), widest + margins);
}

/// The names of the days; today by its word.
void add_days(Blocks& blocks, const Frame& frame, const std::vector<WeekDay>& days, bool dated,
              const WeekGrid& grid) {
  std::vector<Node> nodes{row_ground({}, {}, {})};
  nodes.front().quiet = true;
  nodes.front().fill = Color::kAccentSoft;
  const int margin = frame.metrics.mm(1.5);
  int height = 0;
  std::vector<Node> texts;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const WeekDay& day = days[i];
    const bool today = dated && day.today;
    int y = margin;
    const auto add = [&](std::string_view words) {
      if (words.empty()) return;
      Node node = small_text({grid.x(i) + margin, y, grid.column - 2 * margin, 0}, words,
                             TextStyle::kCaption, today ? Color::kOnAccent : Color::kInk);
      node.rect.h = paragraph_height(frame.text, words, node.style, node.rect.w);
      y = node.rect.bottom();
      texts.push_back(std::move(node));
    };
    add(name_of(frame, day, dated));
    if (dated) add(day_words(frame, day.date));
    if (dated) add(day.holiday);
    height = std::max(height, y + margin);
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!dated || !days[i].today) continue;
    nodes.push_back(panel({grid.x(i), 0, grid.column, height}, Color::kAccent));
  }
  for (Node& node : texts) nodes.push_back(std::move(node));
  nodes.front().rect = {0, 0, blocks.width(), height};
  blocks.add(height, std::move(nodes));
}

/// The lines of one clinic, from `at` downwards; `at.h` becomes their height.
std::vector<Node> cell_lines(const Frame& frame, const WeekCell& one, Rect& at, Align align) {
  std::vector<Node> lines;
  int y = at.y;
  for (std::size_t k = 0; k < one.lines.size(); ++k) {
    const bool stop = k == 0 && one.stopped;
    Node node = small_text({at.x, y, at.w, 0}, one.lines[k],
                           stop ? TextStyle::kBodyBold : TextStyle::kCaption,
                           one.stopped ? Color::kWarm : Color::kInk);
    node.align = align;
    node.rect.h = paragraph_height(frame.text, node.text, node.style, at.w);
    y += node.rect.h;
    lines.push_back(std::move(node));
  }
  at.h = y - at.y;
  return lines;
}

/// A stop has its word, its ground and an edge: more than a colour.
Node cell_ground(const Rect& rect, const WeekCell& one) {
  Node ground = panel(rect, Color::kNone);
  if (one.open) ground.fill = Color::kTealSoft;
  if (one.stopped) {
    ground.fill = Color::kWarmSoft;
    ground.edge = Color::kWarm;
  }
  return ground;
}

void add_part(Blocks& blocks, const Frame& frame, const std::vector<WeekDay>& days, bool dated,
              std::size_t part, const WeekGrid& grid) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(kCellMarginMm);
  int height = m.mm(20);
  std::vector<std::vector<Node>> texts;
  for (std::size_t i = 0; i < days.size(); ++i) {
    Rect at{grid.x(i) + margin, 2 * margin, grid.column - 2 * margin, 0};
    texts.push_back(cell_lines(frame, days[i].parts[part], at, Align::kCenter));
    height = std::max(height, at.bottom() + 2 * margin);
  }
  std::vector<Node> nodes{row_ground({0, 0, blocks.width(), height}, {}, {})};
  nodes.front().quiet = true;
  const auto half = half_word(static_cast<content::Half>(part), frame.manner.language);
  Node name = small_text({0, 0, grid.part, 0}, half, TextStyle::kCaption, Color::kMuted);
  name.rect.h = paragraph_height(frame.text, half, name.style, grid.part);
  name.rect.y = (height - name.rect.h) / 2;
  nodes.push_back(std::move(name));
  for (std::size_t i = 0; i < days.size(); ++i) {
    const WeekCell& one = days[i].parts[part];
    const Rect box{grid.x(i), 0, grid.column, height - 1};
    if (one.open || one.stopped) nodes.push_back(cell_ground(box.inset(m.mm(0.6)), one));
    if (dated && days[i].today) {  // today's column is framed from top to bottom
      Node frame_of_today = panel(box, Color::kNone);
      frame_of_today.edge = Color::kAccent;
      nodes.push_back(std::move(frame_of_today));
    }
    for (Node& node : texts[i]) nodes.push_back(std::move(node));
  }
  blocks.add(height, std::move(nodes));
}

/// One day below the other, for large letters and narrow screens; today by word and frame.
void add_day_row(Blocks& blocks, const Frame& frame, const WeekDay& day, bool dated) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(4);
  const int name_width = std::min(m.grown(48), blocks.width() / 3);
  const bool today = dated && day.today;
  std::vector<Node> nodes{panel({}, today ? Color::kAccentSoft : Color::kCard)};
  if (today) nodes.front().edge = Color::kAccent;
  Rect name{margin, margin, name_width, 0};
  const auto label = [&](std::string_view words, TextStyle style) {
    if (words.empty()) return;
    Node node = text_node({name.x, name.bottom(), name.w, 0}, words, style,
                          today ? Color::kAccent : Color::kInk);
    node.wrap = true;
    node.rect.h = paragraph_height(frame.text, words, style, name.w);
    name.h += node.rect.h;
    nodes.push_back(std::move(node));
  };
  label(name_of(frame, day, dated), TextStyle::kBodyBold);
  if (dated) label(day_words(frame, day.date), TextStyle::kCaption);
  if (dated) label(day.holiday, TextStyle::kCaption);
  const int left = name.right() + margin;
  int y = margin;
  for (std::size_t part = 0; part < kParts; ++part) {
    WeekCell one = day.parts[part];
    if (!one.open && !one.stopped) continue;
    const auto half = half_word(static_cast<content::Half>(part), frame.manner.language);
    one.lines.front() = std::string(half) + " " + one.lines.front();
    Rect at{left + margin, y + m.mm(1), blocks.width() - left - 3 * margin, 0};
    std::vector<Node> lines = cell_lines(frame, one, at, Align::kLeft);
    const Rect ground{left, y, blocks.width() - left - margin, at.h + m.mm(2)};
    nodes.push_back(cell_ground(ground, one));
    for (Node& node : lines) nodes.push_back(std::move(node));
    y = ground.bottom() + m.mm(1.5);
  }
  if (y == margin) {
    const int line = frame.text.line_height(TextStyle::kCaption);
    nodes.push_back(text_node({left, y, blocks.width() - left - margin, line}, frame.say(kNoClinic),
                              TextStyle::kCaption, Color::kMuted));
    y += line;
  }
  const int height = std::max(y, name.bottom()) + margin;
  nodes.front().rect = {0, 0, blocks.width(), height};
  blocks.add(height, std::move(nodes));
  blocks.gap(1.5);
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
  const auto days = week_of(frame.release(), clinic, first, today, dated, frame.manner.language);
  blocks.text(frame.say(dated ? kDated : kWeekly), TextStyle::kHeadingBold, Color::kInk, 0,
              Role::kHeading);
  blocks.gap(2);
  WeekGrid grid;
  grid.part = part_width(frame);
  grid.column = (blocks.width() - grid.part) / int(days.size());
  grid.part = blocks.width() - grid.column * int(days.size());
  if (grid.column < frame.metrics.grown(kLeastColumnMm)) {
    for (const WeekDay& day : days) add_day_row(blocks, frame, day, dated);
  } else {
    add_days(blocks, frame, days, dated, grid);
    for (std::size_t part = 0; part < kParts; ++part) {
      add_part(blocks, frame, days, dated, part, grid);
    }
  }
  blocks.gap(2);
  blocks.text(frame.say(kMayChange), TextStyle::kCaption, Color::kMuted);
}

void add_later_days(Blocks& blocks, const Frame& frame, const ClinicOf& clinic) {
  // With an unsure clock every dated change is told, with its date.
  Date after{};
  if (frame.freshness.clock_sure) {
    after = Date(std::chrono::sys_days(to_local(frame.now).date) + kLastDay);
  }
  const Language language = frame.manner.language;
  for (const content::Session& session : frame.release().sessions()) {
    if (!clinic.holds(session) || !session.date || *session.date <= after) continue;
    std::string words =
        date_text(*session.date) + " " + std::string(half_word(session.half, language));
    if (language != Language::kZh) words += " ";
    words += session.stopped ? stopped_word(language) : frame.say(kOpen);
    if (!session.reason.empty()) words += "（" + std::string(session.reason) + "）";
    blocks.fact(frame.say(session.stopped ? kStopNotice : kExtra), words, TextStyle::kBody,
                session.stopped ? Color::kWarm : Color::kInk);
  }
}

}  // namespace gongshi::kiosk
