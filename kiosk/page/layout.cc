#include "kiosk/page/layout.h"

#include <algorithm>
#include <utility>

namespace gongshi::kiosk {

Rect Column::take(int height) {
  const Rect taken{left_.x, left_.y, left_.w, std::min(height, std::max(0, left_.h))};
  skip(height + gap_);
  return taken;
}

Rect Row::take(int width) {
  const Rect taken{left_.x, left_.y, width, left_.h};
  left_ = {left_.x + width + gap_, left_.y, left_.w - width - gap_, left_.h};
  return taken;
}

Rect Row::take_right(int width) {
  const Rect taken{left_.right() - width, left_.y, width, left_.h};
  left_.w -= width + gap_;
  return taken;
}

std::vector<Rect> grid(const Rect& area, int columns, int rows, int gap) {
  std::vector<Rect> cells;
  // The last cell of each row and column ends where the area ends, whatever does not divide.
  const auto edge = [gap](int length, int parts, int i) { return i * (length + gap) / parts; };
  for (int r = 0; r < rows; ++r) {
    const int top = edge(area.h, rows, r);
    const int h = edge(area.h, rows, r + 1) - gap - top;
    for (int c = 0; c < columns; ++c) {
      const int left = edge(area.w, columns, c);
      cells.push_back({area.x + left, area.y + top, edge(area.w, columns, c + 1) - gap - left, h});
    }
  }
  return cells;
}

int paragraph_height(const TextMeasure& measure, std::string_view text, TextStyle style,
                     int width) {
  return int(measure.wrap(text, style, width).size()) * measure.line_height(style);
}

int paragraph(Scene& scene, const Frame& frame, const Rect& area, std::string_view text,
              TextStyle style, Color color, Role role) {
  const int height = paragraph_height(frame.text, text, style, area.w);
  scene.add({.role = role,
             .rect = {area.x, area.y, area.w, height},
             .text = std::string(text),
             .style = style,
             .color = color,
             .wrap = true});
  return height;
}

int widest_word(const TextMeasure& measure, std::string_view text, TextStyle style) {
  int widest = 0;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    widest = std::max(widest, measure.width(text.substr(0, space), style));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return widest;
}

int labelled(Scene& scene, const Frame& frame, const Rect& area, std::string_view label,
             std::string_view value, TextStyle style) {
  const int label_height = frame.text.line_height(TextStyle::kCaption);
  scene.add(
      text_node({area.x, area.y, area.w, label_height}, label, TextStyle::kCaption, Color::kMuted));
  const Rect below{area.x, area.y + label_height, area.w, area.h - label_height};
  return label_height + paragraph(scene, frame, below, value, style);
}

Node& add_list(Scene& scene, const Rect& viewport, List list) {
  return scene.add({.role = Role::kList, .rect = viewport, .list = std::move(list)});
}

Node text_node(const Rect& rect, std::string_view text, TextStyle style, Color color, Align align) {
  return {.role = Role::kText,
          .rect = rect,
          .text = std::string(text),
          .style = style,
          .color = color,
          .align = align};
}

Node cell(const Rect& rect, std::string_view text, TextStyle style, Color color, Align align) {
  Node node = text_node(rect, text, style, color, align);
  node.role = Role::kCell;
  return node;
}

Node panel(const Rect& rect, Color fill) {
  return {.role = Role::kPanel, .rect = rect, .fill = fill, .quiet = true};
}

Node main_button(const Rect& rect, std::string_view text, std::string_view action) {
  return {.role = Role::kButton,
          .rect = rect,
          .text = std::string(text),
          .action = std::string(action),
          .style = TextStyle::kHeadingBold,
          .color = Color::kOnAccent,
          .fill = Color::kAccent,
          .align = Align::kCenter};
}

Node quiet_button(const Rect& rect, std::string_view text, std::string_view action) {
  return {.role = Role::kButton,
          .rect = rect,
          .text = std::string(text),
          .action = std::string(action),
          .style = TextStyle::kBodyBold,
          .color = Color::kAccent,
          .fill = Color::kCard,
          .edge = Color::kEdge,
          .align = Align::kCenter};
}

Node tile(const Rect& rect, Icon icon, std::string_view name, std::string_view detail,
          std::string_view action) {
  return {.role = Role::kTile,
          .rect = rect,
          .text = std::string(name),
          .detail = std::string(detail),
          .action = std::string(action),
          .style = TextStyle::kTitle,
          .color = Color::kAccent,
          .fill = Color::kCard,
          .icon = icon};
}

Node tab(const Rect& rect, std::string_view text, std::string_view action, bool selected) {
  return {.role = Role::kTab,
          .rect = rect,
          .text = std::string(text),
          .action = std::string(action),
          .style = TextStyle::kBodyBold,
          .color = selected ? Color::kOnAccent : Color::kAccent,
          .fill = selected ? Color::kAccent : Color::kCard,
          .edge = selected ? Color::kNone : Color::kEdge,
          .align = Align::kCenter,
          .selected = selected};
}

Node field(const Rect& rect, std::string_view typed, std::string_view placeholder) {
  return {.role = Role::kField,
          .rect = rect,
          .text = std::string(typed),
          .detail = std::string(placeholder),
          .style = TextStyle::kHeading,
          .fill = Color::kCard,
          .edge = Color::kAccent,
          .icon = Icon::kSearch};
}

Node row_ground(const Rect& rect, std::string_view label, std::string_view action) {
  return {.role = Role::kRow,
          .rect = rect,
          .label = std::string(label),
          .action = std::string(action),
          .fill = Color::kCard};
}

}  // namespace gongshi::kiosk
