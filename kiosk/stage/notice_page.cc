#include "kiosk/stage/notice_page.h"

#include <algorithm>
#include <vector>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

Scene notice_page(const Metrics& m, const TextMeasure& measure, const NoticeWords& words) {
  struct Line {
    std::string text;
    TextStyle style;
    Color color;
  };
  const std::string& hospital = words.site.hospital;
  std::vector<Line> lines{
      {hospital.empty() ? "信息公开查询" : hospital, TextStyle::kHero, Color::kAccent},
      {words.what.zh, TextStyle::kTitle, Color::kInk},
      {words.what.en, TextStyle::kBody, Color::kMuted}};
  if (!words.site.complaint_phone.empty()) {
    lines.push_back({"投诉电话 " + words.site.complaint_phone, TextStyle::kHeading, Color::kInk});
  }
  if (!words.code.empty()) {
    lines.push_back({"维护码 " + words.code, TextStyle::kCaption, Color::kMuted});
  }
  const int w = std::min(m.width - 2 * m.mm(kPageMarginMm), m.mm(300));
  const int icon = m.mm(40);
  const int gap = m.mm(7);
  int h = icon;
  for (const Line& line : lines) h += gap + paragraph_height(measure, line.text, line.style, w);
  Scene scene;
  Column column({(m.width - w) / 2, std::max(m.mm(5), (m.height - h) / 2), w, h}, gap);
  const Rect place = column.take(icon);
  scene.add({.role = Role::kIcon,
             .rect = {place.x + (w - icon) / 2, place.y, icon, icon},
             .color = Color::kAccent,
             .icon = Icon::kHospital,
             .quiet = true});
  for (const Line& line : lines) {
    const int height = paragraph_height(measure, line.text, line.style, w);
    Node node = text_node(column.take(height), line.text, line.style, line.color, Align::kCenter);
    node.wrap = true;
    scene.add(node);
  }
  return scene;
}

}  // namespace gongshi::kiosk
