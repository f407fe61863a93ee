#include "kiosk/staff/emergency_scene.h"

#include <algorithm>
#include <array>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

/// Largest first.
constexpr std::array kStyles{TextStyle::kAlarmHuge, TextStyle::kAlarmLarge,  TextStyle::kAlarm,
                             TextStyle::kDisplay,   TextStyle::kPrice,       TextStyle::kHero,
                             TextStyle::kTitle,     TextStyle::kHeadingBold, TextStyle::kBodyBold};

struct Line {
  std::string text;
  std::size_t smaller = 0;  // than the text, in steps of kStyles
};

TextStyle style_of(const Line& line, std::size_t largest) {
  return kStyles[std::min(largest + line.smaller, kStyles.size() - 1)];
}

std::string clock_of(WallTime time) {
  const auto minute = to_local(time).minute_of_day.count();
  const auto two = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return two(minute / 60) + ":" + two(minute % 60);
}

}  // namespace

Scene emergency_scene(const Metrics& m, const TextMeasure& measure,
                      const content::EmergencyCard& card, const content::EmergencyRunning& run) {
  std::vector<Line> lines{{std::string(card.title_zh), 0}, {std::string(card.text_zh), 0}};
  if (!card.text_en.empty()) lines.push_back({std::string(card.text_en), 2});
  lines.push_back({clock_of(run.started) + " 发布", 3});
  const int margin = 2 * m.mm(kPageMarginMm);
  const Rect area = m.screen().inset(margin);
  const int gap = m.mm(7);
  const auto height_at = [&](std::size_t largest) {
    int height = -gap;
    for (const Line& line : lines) {
      height += gap + paragraph_height(measure, line.text, style_of(line, largest), area.w);
    }
    return height;
  };
  std::size_t largest = 0;
  while (largest + 1 < kStyles.size() && height_at(largest) > area.h) ++largest;
  Scene scene;
  scene.add(panel(m.screen(), Color::kWarm));
  Column column(area, gap);
  column.skip(std::max(0, (area.h - height_at(largest)) / 2));
  for (const Line& line : lines) {
    const TextStyle style = style_of(line, largest);
    Node node = text_node(column.take(paragraph_height(measure, line.text, style, area.w)),
                          line.text, style, Color::kOnAccent, Align::kCenter);
    node.wrap = true;
    if (&line == &lines.front()) node.role = Role::kHeading;
    scene.add(std::move(node));
  }
  return scene;
}

}  // namespace gongshi::kiosk
