#include "kiosk/staff/maintenance_parts.h"

namespace gongshi::kiosk {

Rect add_maintenance_head(Scene& scene, const Metrics& metrics, std::string_view title,
                          std::string_view leave, std::string_view action) {
  const Rect band{0, 0, metrics.width, metrics.mm(kHeaderMm)};
  scene.add(panel(band, Color::kAccentDark));
  Row row(band.inset(metrics.mm(kPageMarginMm), (band.h - metrics.mm(kTargetMm)) / 2),
          metrics.mm(kGapMm));
  scene.add(quiet_button(row.take_right(metrics.mm(50)), leave, action));
  Node heading = text_node(row.rest(), title, TextStyle::kTitle, Color::kOnAccent);
  heading.role = Role::kHeading;
  scene.add(std::move(heading));
  const int margin = metrics.mm(kPageMarginMm);
  const int top = band.bottom() + metrics.mm(5);
  return {margin, top, metrics.width - 2 * margin, metrics.height - top - metrics.mm(5)};
}

int add_sentence(Scene& scene, const TextMeasure& measure, const Rect& area,
                 const Sentence& sentence, Color color) {
  int y = area.y;
  const auto line = [&](const std::string& text, TextStyle style, Color ink) {
    if (text.empty()) return;
    const int height = paragraph_height(measure, text, style, area.w);
    Node node = text_node({area.x, y, area.w, height}, text, style, ink);
    node.wrap = true;
    scene.add(std::move(node));
    y += height;
  };
  line(sentence.zh, TextStyle::kHeadingBold, color);
  line(sentence.en, TextStyle::kCaption, Color::kMuted);
  return y - area.y;
}

Node wide_button(Node node, bool enabled) {
  node.enabled = enabled;
  if (!enabled) node.fill = Color::kCardAlt;
  return node;
}

}  // namespace gongshi::kiosk
