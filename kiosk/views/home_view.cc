#include "kiosk/views/home_view.h"

#include <algorithm>
#include <array>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

// clang-format off
constexpr std::array kTiles = {
    HomeTile{Icon::kGuide, "就诊指南", "流程、预约、楼层与便民措施", "C1 C3 C4 C5 C7 C8 P3", Color::kAccent},
    HomeTile{Icon::kInsurance, "医保报销", "报销政策与比例", "D1 B4 P2 C8", Color::kAccent},
    HomeTile{Icon::kNotice, "通知公告", "通知、应急与更正", "F5 F6 F4 E5", Color::kAccent},
    HomeTile{Icon::kComplaint, "投诉监督", "投诉途径与纠纷处理", "E3 E4 E1", Color::kAccent},
    // The four of the wall.
    HomeTile{Icon::kRules, "规章制度", "管理制度与行为规范", "A6 E1 E5", Color::kTeal},
    HomeTile{Icon::kSteps, "办事程序", "就诊、复印、告知与纠纷", "C1 C3 C6 C8 E4 P1 P4", Color::kTeal},
    HomeTile{Icon::kPrice, "收费标准", "比例、均次费用与清单", "B1 B2 B3 B4 B5 B7 P4", Color::kTeal},
    HomeTile{Icon::kTimeLimit, "办事时限", "服务承诺与答复期限", "E2 E3 C6", Color::kTeal},
    HomeTile{Icon::kHospital, "医院概况", "执业许可、科室与领导分工", "A1 A2 A3 A4 A5 A7 C2", Color::kViolet},
    HomeTile{Icon::kQuality, "医疗质量", "质量评估与疾病防控", "D3 D4 A4", Color::kViolet},
    HomeTile{Icon::kConsent, "知情告知", "告知事项与自费项目", "P1 P2 P3", Color::kViolet},
    HomeTile{Icon::kInformation, "信息公开", "公开指南、目录与采购", "F1 F2 F3 F4 B6 D2", Color::kViolet},
};
// clang-format on

constexpr std::string_view kPricesAction = "prices";
constexpr std::string_view kDoctorsAction = "doctors";

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> parts;
  while (!words.empty()) {
    const auto space = words.find(' ');
    parts.emplace_back(words.substr(0, space));
    words = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
  }
  return parts;
}

bool named_by_a_tile(std::string_view code) {
  return std::any_of(kTiles.begin(), kTiles.end(), [&](const HomeTile& tile) {
    const auto codes = split(tile.categories);
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  });
}

Node hero(const Rect& rect, Icon icon, std::string_view name, std::string_view detail,
          std::string_view action) {
  Node node = tile(rect, icon, name, detail, action);
  node.fill = Color::kAccent;
  node.color = Color::kAccent;
  node.style = TextStyle::kHero;
  return node;
}

constexpr unsigned kEveryDay = 0x7f;

bool holds_all_week(const content::Message& message) {
  return message.weekdays == kEveryDay && message.from_minute == std::chrono::minutes(0) &&
         message.to_minute == std::chrono::minutes(1440);
}

/// Due at this minute; where the clock is not to be believed, what holds all day and every day, and
/// what is urgent.
bool is_due(const content::Message& message, const LocalTime& local, bool clock_sure) {
  if (message.audience == content::Audience::kStaff || !message.valid.holds(local.date)) {
    return false;
  }
  if (!clock_sure) {
    return message.priority == content::MessagePriority::kUrgent || holds_all_week(message);
  }
  const auto bit = 1U << (local.weekday.iso_encoding() - 1);
  return (message.weekdays & bit) != 0 && local.minute_of_day >= message.from_minute &&
         local.minute_of_day < message.to_minute;
}

/// The most urgent message of today that fits on one line, if any.
std::string_view todays_message(const Frame& frame, int width) {
  const LocalTime local = to_local(frame.now);
  const content::Message* best = nullptr;
  std::string_view words;
  for (const content::Message& message : frame.release().messages()) {
    if (!is_due(message, local, frame.freshness.clock_sure)) continue;
    if (best != nullptr && best->priority <= message.priority) continue;
    for (const std::string_view text : {message.text_zh, message.short_zh}) {
      if (!text.empty() && frame.text.width(text, TextStyle::kBody) <= width) {
        best = &message;
        words = text;
        break;
      }
    }
  }
  return words;
}

void notice_line(Scene& scene, const Frame& frame, const Rect& rect) {
  const Metrics& m = frame.metrics;
  const int side = m.mm(8);
  const int text_x = rect.x + m.mm(5) + side + m.mm(3);
  const std::string_view words = todays_message(frame, rect.right() - m.mm(5) - text_x);
  if (words.empty()) return;
  scene.add(panel(rect, Color::kWarmSoft));
  scene.add({.role = Role::kIcon,
             .rect = {rect.x + m.mm(5), rect.y + (rect.h - side) / 2, side, side},
             .color = Color::kWarm,
             .icon = Icon::kNotice,
             .quiet = true});
  scene.add(text_node({text_x, rect.y, rect.right() - m.mm(5) - text_x, rect.h}, words));
}

}  // namespace

std::span<const HomeTile> home_tiles() {
  return kTiles;
}

std::vector<std::string> categories_of(const HomeTile& tile, const content::Release& release) {
  std::vector<std::string> codes = split(tile.categories);
  if (tile.icon != Icon::kInformation) return codes;
  for (const content::Category& category : release.categories()) {
    if (!named_by_a_tile(category.code)) codes.emplace_back(category.code);
  }
  return codes;
}

std::string HomeView::title(const Frame& frame) const {
  return std::string(frame.release().hospital().name_zh);
}

Scene HomeView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  const int gap = m.mm(5);
  Scene scene;
  Column column(frame.area, gap);
  notice_line(scene, frame, column.take(m.mm(13)));

  const int columns = m.portrait() ? 2 : 4;
  const int rows = int(kTiles.size()) / columns;
  // The two searches stand half as high again as the other rows.
  const int unit = (column.rest().h - rows * gap) * 2 / (2 * rows + 3);
  Row heroes(column.take(unit * 3 / 2), gap);
  const int half = (frame.area.w - gap) / 2;
  scene.add(hero(heroes.take(half), Icon::kSearch, "价格查询",
                 "医疗服务、药品、耗材价格，可用拼音首字母查找", kPricesAction));
  scene.add(hero(heroes.rest(), Icon::kDoctor, "医生查询", "按科室或姓名查医生与出诊时间",
                 kDoctorsAction));
  const std::vector<Rect> cells = grid(column.rest(), columns, rows, gap);
  for (std::size_t i = 0; i < kTiles.size(); ++i) {
    Node node = tile(cells[i], kTiles[i].icon, kTiles[i].name, kTiles[i].detail,
                     "tile:" + std::to_string(i));
    node.color = kTiles[i].color;
    scene.add(std::move(node));
  }
  return scene;
}

Navigation HomeView::on_action(std::string_view action, const Frame& frame) {
  if (action == kPricesAction) return push(doors_.prices());
  if (action == kDoctorsAction) return push(doors_.doctors());
  for (std::size_t i = 0; i < kTiles.size(); ++i) {
    if (action == "tile:" + std::to_string(i)) {
      return push(
          doors_.pages(std::string(kTiles[i].name), categories_of(kTiles[i], frame.release())));
    }
  }
  return stay();
}

}  // namespace gongshi::kiosk
