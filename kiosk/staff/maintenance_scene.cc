// What the maintenance page looks like: the keypad, and behind it the overview.
#include <algorithm>
#include <array>

#include "content/display_table.h"
#include "kiosk/page/layout.h"
#include "kiosk/staff/maintenance.h"
#include "kiosk/staff/maintenance_parts.h"
#include "kiosk/words/age_words.h"

namespace gongshi::kiosk {
namespace {

using content::store::ControlReply;

constexpr std::size_t kShortestPin = 4;
constexpr double kKeyMm = 20.0;
constexpr std::array kKeys = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
/// Parts of the width that the six columns of the table of displays take.
constexpr std::array kColumnParts = {24, 14, 12, 14, 14, 22};

/// "期号    第 1-42 期": a label and what it says, wrapped; returns its height.
int add_fact(Scene& scene, const Metrics& m, const TextMeasure& measure, const Rect& area,
             std::string_view label, std::string_view value) {
  const int indent = m.mm(50);
  const Rect right{area.x + indent, area.y, area.w - indent, area.h};
  const int height = std::max(paragraph_height(measure, value, TextStyle::kBody, right.w),
                              measure.line_height(TextStyle::kBody));
  scene.add(text_node({area.x, area.y, indent, measure.line_height(TextStyle::kBody)}, label,
                      TextStyle::kBody, Color::kMuted));
  Node node = text_node({right.x, right.y, right.w, height}, value);
  node.wrap = true;
  scene.add(std::move(node));
  return height;
}

std::string updater_words(const std::optional<ControlReply>& reply, unsigned turns) {
  if (!reply) return "没有应答";
  if (!reply->busy) return "空闲";
  std::string words = "正在处理，请稍候 ";
  for (unsigned i = 0; i <= turns % 3; ++i) words += "●";
  return words;
}

std::string issue_words(const OnScreen& shown) {
  if (!shown.id) return "没有可以显示的内容";
  return "第 " + shown.id->serial() + " 期，" + day_text(to_local(shown.id->created).date) + "发布";
}

std::string state_words(const OnScreen& shown) {
  const content::Freshness state = shown.age.state;
  std::string words =
      content::freshness_code(state) + " " + std::string(content::freshness_word(state));
  if (shown.age.wants_banner()) words += "，内容可能已过时";
  return words + "，" + freshness_sentence(shown.age);
}

/// As many displays as there is room for, and how many more there are.
void add_displays(Scene& scene, const Metrics& m, const TextMeasure& measure, const Rect& area,
                  const std::vector<content::DisplayLine>& lines, WallTime now) {
  const int height = measure.line_height(TextStyle::kCaption) + m.mm(2);
  const int room = area.h / height - 1;  // below the headings
  if (room < 1) return;
  int y = area.y;
  const auto row = [&](const content::DisplayCells& cells, Color color) {
    int x = area.x;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int width = area.w * kColumnParts[i] / 100;
      Node node = cell({x, y, width - m.mm(2), height}, cells[i], TextStyle::kCaption, color);
      node.shorten = true;
      scene.add(std::move(node));
      x += width;
    }
    y += height;
  };
  scene.add(panel({area.x - m.mm(2), area.y, area.w + m.mm(4), height}, Color::kAccentSoft));
  row(content::display_headings(Lang::kZh), Color::kMuted);
  const bool all = lines.size() <= std::size_t(room);
  const std::size_t shown = all ? lines.size() : std::size_t(room) - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    row(content::display_cells(lines[i], now, Lang::kZh), Color::kInk);
  }
  if (!all) {
    scene.add(text_node(
        {area.x, y, area.w, height},
        "另有 " + std::to_string(lines.size() - shown) + " 块，用 gongshi-sync status 查看",
        TextStyle::kCaption, Color::kMuted));
  }
}

}  // namespace

Scene Maintenance::keypad(const Metrics& m, const TextMeasure& measure) const {
  Scene scene;
  const Rect area = add_maintenance_head(scene, m, "设备维护", "退出维护", "@back");
  const int key = m.mm(kKeyMm);
  const int gap = m.mm(kGapMm);
  const int width = std::min(area.w, 3 * m.mm(46) + 2 * gap);
  Column column({area.x + (area.w - width) / 2, area.y, width, area.h}, gap);
  const Sentence ask{"请输入维护密码", "Maintenance PIN"};
  column.take(add_sentence(scene, measure, column.rest(), ask, Color::kInk));

  std::string dots;
  for (std::size_t i = 0; i < pin_.size(); ++i) dots += "●";
  Node typed = field(column.take(m.mm(kTargetMm)), dots, "4 至 12 位数字");
  typed.label = "密码，已输入 " + std::to_string(pin_.size()) + " 位";
  typed.icon = Icon::kNone;
  scene.add(std::move(typed));

  const std::vector<Rect> cells = grid(column.take(4 * key + 3 * gap), 3, 4, gap);
  const auto digit = [&](const Rect& rect, std::string_view text) {
    Node node = main_button(rect, text, "key:" + std::string(text));
    node.role = Role::kKey;
    node.color = Color::kInk;
    node.fill = Color::kCard;
    node.edge = Color::kEdge;
    node.style = TextStyle::kTitle;
    scene.add(std::move(node));
  };
  for (std::size_t i = 0; i < kKeys.size(); ++i) digit(cells[i], kKeys[i]);
  scene.add(quiet_button(cells[9], "删除", "key:delete"));
  digit(cells[10], "0");
  scene.add(wide_button(main_button(cells[11], "确定", "unlock"), pin_.size() >= kShortestPin));
  const Sentence& words = trouble_ ? *trouble_ : said_;
  add_sentence(scene, measure, column.rest(), words, Color::kWarm);
  return scene;
}

Scene Maintenance::overview(const Metrics& m, const TextMeasure& measure, const OnScreen& shown,
                            WallTime now) const {
  Scene scene;
  Column column(add_maintenance_head(scene, m, "设备维护", "退出维护", "@back"), m.mm(2));
  const auto fact = [&](std::string_view label, std::string_view value) {
    column.take(add_fact(scene, m, measure, column.rest(), label, value));
  };
  fact("期号", issue_words(shown));
  fact("清单校验码", shown.id ? shown.id->short_code() : "–");
  fact("状态", state_words(shown));
  fact("更新服务", updater_words(reply_, turns_));
  fact("U 盘", reply_ && !reply_->stick.empty() ? reply_->stick : "未插入");
  const bool has_outcome = reply_ && !reply_->word.empty();
  fact("最近一次更新", has_outcome ? reply_->word + "，" + reply_->outcome.zh : "–");
  if (doors_.theme_trouble) fact("外观", "用自带的外观，因为 " + doors_.theme_trouble->zh);

  column.skip(m.mm(2));
  Row buttons(column.take(m.mm(kTargetMm + 4)), m.mm(kGapMm));
  const int count =
      2 + (doors_.receipts ? 1 : 0) + (doors_.signage ? 1 : 0) + (doors_.device.save ? 1 : 0);
  const int width = (buttons.rest().w - (count - 1) * m.mm(kGapMm)) / count;
  const bool free = reply_ && !reply_->busy;
  const bool stick = free && !reply_->stick.empty();
  scene.add(wide_button(main_button(buttons.take(width), "立即联网更新", "pull"), free));
  scene.add(wide_button(main_button(buttons.take(width), "从 U 盘导入", "import"), stick));
  if (doors_.receipts) {
    scene.add(wide_button(main_button(buttons.take(width), "回执存入 U 盘", "carry"), stick));
  }
  if (doors_.signage) {
    Node cards = main_button(buttons.take(width), "应急卡", "emergency");
    cards.fill = Color::kWarm;
    scene.add(std::move(cards));
  }
  if (doors_.device.save) scene.add(main_button(buttons.take(width), "本机", "device"));
  const Sentence& words = trouble_ ? *trouble_ : said_;
  column.take(
      add_sentence(scene, measure, column.rest(), words, trouble_ ? Color::kWarm : Color::kAccent));
  column.skip(m.mm(2));
  add_displays(scene, m, measure, column.rest(), lines_, now);
  return scene;
}

}  // namespace gongshi::kiosk
