#include "kiosk/stage/reach.h"

#include <algorithm>
#include <utility>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

constexpr double kLowestMm = 700;
constexpr double kHighestMm = 1100;
constexpr double kLeastMm = 240;  // less holds no keyboard and results

void name_above(Scene& scene, const Frame& frame, const Rect& above) {
  const Metrics& m = frame.metrics;
  if (m.across(above).h < m.mm(20)) return;
  scene.add(panel(above, Color::kAccentDark));
  const Rect box = above.inset(m.mm(kPageMarginMm), 0);
  const std::string_view name = frame.release().hospital().name_zh;
  const TextStyle style =
      frame.text.width(name, TextStyle::kHero) <= box.w ? TextStyle::kHero : TextStyle::kTitle;
  if (m.vertical && frame.text.width(name, style) > box.w) return;  // too low for a column
  Node node = text_node(box, name, style, Color::kOnAccent, Align::kCenter);
  node.shorten = true;
  node.quiet = true;
  scene.add(node);
}

}  // namespace

Rect reachable(const Metrics& panel, double lower_edge_mm) {
  const double height_mm = panel.height / panel.px_per_mm;
  // Millimetres from the glass's upper edge.
  double top = std::max(0.0, lower_edge_mm + height_mm - kHighestMm);
  double bottom = std::clamp(lower_edge_mm + height_mm - kLowestMm, 0.0, height_mm);
  bottom = std::min(height_mm, std::max(bottom, top + kLeastMm));
  top = std::max(0.0, std::min(top, bottom - kLeastMm));
  const int y = panel.mm(top);
  return {0, y, panel.width, std::min(panel.height, panel.mm(bottom)) - y};
}

Scene within_reach(Scene page, const Frame& frame, const Metrics& glass, const Rect& reach) {
  const Metrics& m = frame.metrics;
  Scene scene;
  name_above(scene, frame, m.across(Rect{0, 0, glass.width, reach.y}));
  const Rect below{0, reach.bottom(), glass.width, glass.height - reach.bottom()};
  if (!below.empty()) scene.add(panel(m.across(below), Color::kAccentDark));
  const Rect moved = m.across(reach);
  for (Node& node : page.nodes) node.rect = node.rect.moved(moved.x, moved.y);
  scene.append(std::move(page));
  return scene;
}

}  // namespace gongshi::kiosk
