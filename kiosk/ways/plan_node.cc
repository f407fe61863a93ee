#include "kiosk/ways/plan_node.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace gongshi::kiosk {

Rect part_shown(Size size, const Rect& what, const Rect& area, bool close) {
  const Rect whole{0, 0, size.w, size.h};
  if (!close || what.empty() || area.empty()) return whole;
  const int margin = std::max(size.w, size.h) / 20;
  const Rect wanted = what.inset(-margin);
  // Of the area's shape, so that none of the glass stays empty; as large as what must be seen.
  const double shape = double(area.w) / area.h;
  double h = std::max({double(wanted.h), wanted.w / shape, size.h / 3.0});
  double w = h * shape;
  const double most = std::min({1.0, size.w / w, size.h / h});
  w *= most;
  h *= most;
  const Point middle = what.center();
  const int x = std::clamp(int(middle.x - w / 2), 0, std::max(0, size.w - int(w)));
  const int y = std::clamp(int(middle.y - h / 2), 0, std::max(0, size.h - int(h)));
  const Rect part{x, y, std::max(1, int(w)), std::max(1, int(h))};
  // The glass is far flatter or taller than the way: then as much as the way needs.
  return part.holds(what) ? part : wanted.intersect(whole);
}

Node plan_node(std::string_view image, const Rect& area, PlanDrawing drawing, std::string name) {
  Size part{drawing.part.w, drawing.part.h};
  if (drawing.vertical) part = transposed(part);
  return {.role = Role::kPlan,
          .rect = fitted(part, area),
          .label = std::move(name),
          .image = std::string(image),
          .style = TextStyle::kCaption,
          .color = Color::kInk,
          .fill = Color::kCard,
          .drawing = std::make_shared<const PlanDrawing>(std::move(drawing))};
}

}  // namespace gongshi::kiosk
