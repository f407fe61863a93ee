#include "kiosk/views/door_row.h"

#include <algorithm>
#include <vector>

namespace gongshi::kiosk {
namespace {

constexpr double kRowMarginMm = 4.0;

}  // namespace

void add_door_row(Blocks& blocks, const Frame& frame, std::string_view title,
                  std::string_view detail, std::string_view action, std::string_view label,
                  Icon icon) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(6);
  const int pad = m.mm(kRowMarginMm);
  const int arrow = m.mm(9);
  const int sign = icon == Icon::kNone ? 0 : arrow + margin;
  const int left = margin + sign;
  const int width = blocks.width() - 3 * margin - arrow - sign;
  Node ground = row_ground({}, label.empty() ? title : label, action);
  Node name = text_node({left, pad, width, 0}, title, TextStyle::kHeading);
  name.wrap = true;
  name.quiet = true;
  name.rect.h = paragraph_height(frame.text, title, name.style, width);
  int y = name.rect.bottom();
  std::vector<Node> nodes{std::move(ground), std::move(name)};
  if (!detail.empty()) {
    Node quiet = text_node({left, y, width, 0}, detail, TextStyle::kCaption, Color::kMuted);
    quiet.wrap = true;
    quiet.quiet = true;
    quiet.rect.h = paragraph_height(frame.text, detail, quiet.style, width);
    y = quiet.rect.bottom();
    nodes.push_back(std::move(quiet));
  }
  const int height = std::max(y + pad, m.mm(20));
  const auto add_icon = [&](Icon which, int x) {
    nodes.push_back({.role = Role::kIcon,
                     .rect = {x, (height - arrow) / 2, arrow, arrow},
                     .color = Color::kAccent,
                     .icon = which,
                     .quiet = true});
  };
  add_icon(Icon::kNext, blocks.width() - margin - arrow);
  if (icon != Icon::kNone) add_icon(icon, margin);
  nodes.front().rect = {0, 0, blocks.width(), height};
  blocks.add(height, std::move(nodes));
}

}  // namespace gongshi::kiosk
