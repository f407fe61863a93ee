#include "kiosk/page/scene.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace gongshi::kiosk {
namespace {

constexpr Words kPageUp{"上一页", "Page up", "ئالدىنقى بەت", "ཤོག་ངོས་གོང་མ", "ᠡᠮᠦᠨᠡᠬᠢ ᠬᠠᠭᠤᠳᠠᠰᠤ"};
constexpr Words kPageDown{"下一页", "Page down", "كېيىنكى بەت", "ཤོག་ངོས་རྗེས་མ", "ᠳᠠᠷᠠᠭᠠᠬᠢ ᠬᠠᠭᠤᠳᠠᠰᠤ"};

bool same_drawing(const std::shared_ptr<const PlanDrawing>& a,
                  const std::shared_ptr<const PlanDrawing>& b) {
  return a == b || (a != nullptr && b != nullptr && *a == *b);
}

bool same_list(const std::optional<List>& a, const std::optional<List>& b) {
  if (a.has_value() != b.has_value()) return false;
  if (!a) return true;
  return a->id == b->id && a->count == b->count && a->revision == b->revision &&
         a->row_height == b->row_height && a->tops == b->tops && a->language == b->language;
}

/// Square of the distance from `point` to the nearest pixel of `rect`.
std::int64_t distance_squared(const Rect& rect, Point point) {
  const std::int64_t dx = std::max({rect.x - point.x, 0, point.x - rect.right() + 1});
  const std::int64_t dy = std::max({rect.y - point.y, 0, point.y - rect.bottom() + 1});
  return dx * dx + dy * dy;
}

void unroll_list(const Node& node, const Metrics& metrics, int offset, bool covered,
                 std::vector<Placed>& placed) {
  const List& list = *node.list;
  const int x = row_area(node, metrics).x;
  for (int i = list.at(offset); i < list.count && list.top(i) - offset < node.rect.h; ++i) {
    for (Node& child : list.row(i)) {
      child.rect = child.rect.moved(x, node.rect.y + list.top(i) - offset);
      const Rect seen = child.rect.intersect(node.rect);
      if (seen.empty()) continue;
      placed.push_back({std::move(child), seen, list.id, covered});
    }
  }
  for (Node& control : list_controls(node, metrics, offset)) {
    const Rect seen = control.rect;
    placed.push_back({std::move(control), seen, {}, covered});
  }
}

}  // namespace

int List::at(int y) const {
  if (count == 0) return 0;
  if (tops.empty()) return std::clamp(row_height > 0 ? y / row_height : 0, 0, count - 1);
  const auto after = std::upper_bound(tops.begin(), tops.end(), y);
  return std::clamp(int(std::distance(tops.begin(), after)) - 1, 0, count - 1);
}

bool same(const Node& a, const Node& b) {
  return a.role == b.role && a.rect == b.rect && a.text == b.text && a.label == b.label &&
         a.detail == b.detail && a.action == b.action && a.image == b.image && a.style == b.style &&
         a.color == b.color && a.fill == b.fill && a.edge == b.edge && a.align == b.align &&
         a.icon == b.icon && a.wrap == b.wrap && a.enabled == b.enabled &&
         a.selected == b.selected && a.shorten == b.shorten && a.quiet == b.quiet &&
         a.mirrored == b.mirrored && a.marks == b.marks && a.swatch == b.swatch && a.ink == b.ink &&
         a.ink_revision == b.ink_revision && same_drawing(a.drawing, b.drawing) &&
         same_list(a.list, b.list);
}

void Scene::append(Scene other) {
  if (other.dialog_from) dialog_from = nodes.size() + *other.dialog_from;
  nodes.insert(nodes.end(), std::make_move_iterator(other.nodes.begin()),
               std::make_move_iterator(other.nodes.end()));
}

int row_width(const Metrics& metrics, const Rect& viewport) {
  return viewport.w - metrics.mm(kScrollStripMm) - metrics.mm(kGapMm);
}

Rect row_area(const Node& list, const Metrics& metrics) {
  if (list_travel(*list.list, list.rect) == 0) return list.rect;
  const int width = row_width(metrics, list.rect);
  const int x = list.mirrored ? list.rect.right() - width : list.rect.x;
  return {x, list.rect.y, width, list.rect.h};
}

int list_travel(const List& list, const Rect& viewport) {
  return std::max(0, list.height() - viewport.h);
}

std::vector<Node> list_controls(const Node& list, const Metrics& metrics, int offset) {
  const int travel = list_travel(*list.list, list.rect);
  if (travel == 0) return {};
  const Rect& port = list.rect;
  const int side = std::min(metrics.mm(kScrollStripMm), port.h / 3);
  const int width = metrics.mm(kScrollStripMm);
  const int left = list.mirrored ? port.x : port.right() - width;
  const Rect strip{left, port.y, width, port.h};
  const auto say = [&](const Words& words) { return words.in(list.list->language); };
  const auto button = [&](int y, Icon icon, std::string_view label, std::string_view act, bool on) {
    return Node{.role = Role::kButton,
                .rect = {strip.x, y, strip.w, side},
                .label = std::string(label),
                .action = std::string(act) + list.list->id,
                .color = Color::kAccent,
                .fill = Color::kCard,
                .edge = Color::kEdge,
                .align = Align::kCenter,
                .icon = icon,
                .enabled = on};
  };
  const int track_y = strip.y + side + metrics.mm(2);
  const int track_h = strip.h - 2 * (side + metrics.mm(2));
  std::vector<Node> controls;
  controls.push_back(button(strip.y, Icon::kUp, say(kPageUp), "@page-up:", offset > 0));
  if (track_h > metrics.mm(12)) {
    const int thumb_h = std::max(
        metrics.mm(8), int(std::int64_t{track_h} * port.h / std::max(1, list.list->height())));
    const int thumb_y =
        track_y + int(std::int64_t{track_h - thumb_h} * std::clamp(offset, 0, travel) / travel);
    const int thumb_w = metrics.mm(2.2);
    const int x = strip.x + (strip.w - thumb_w) / 2;
    controls.push_back({.role = Role::kPanel,
                        .rect = {x, track_y, thumb_w, track_h},
                        .fill = Color::kLine,
                        .quiet = true});
    controls.push_back({.role = Role::kPanel,
                        .rect = {x, thumb_y, thumb_w, thumb_h},
                        .fill = Color::kEdge,
                        .quiet = true});
  }
  controls.push_back(
      button(strip.bottom() - side, Icon::kDown, say(kPageDown), "@page-down:", offset < travel));
  return controls;
}

std::vector<Placed> unroll(const Scene& scene, const Metrics& metrics, const Offsets& offsets) {
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
    const Node& node = scene.nodes[i];
    const bool covered = scene.dialog_from && i < *scene.dialog_from;
    placed.push_back({node, node.rect.intersect(metrics.screen()), {}, covered});
    if (node.role == Role::kList && node.list) {
      placed.back().node.list.reset();
      unroll_list(node, metrics, offsets(node.list->id), covered, placed);
    }
  }
  return placed;
}

const Placed* hit(const std::vector<Placed>& placed, Point point, int snap_px) {
  const Placed* nearest = nullptr;
  std::int64_t best = std::int64_t{snap_px} * snap_px + 1;
  for (auto it = placed.rbegin(); it != placed.rend(); ++it) {
    if (it->covered || !it->node.touchable()) continue;
    const std::int64_t distance = distance_squared(it->seen, point);
    if (distance == 0) return &*it;
    if (distance < best) {
      best = distance;
      nearest = &*it;
    }
  }
  return nearest;
}

const Placed* find(const std::vector<Placed>& placed, std::string_view words, bool touchable_only) {
  const Placed* partial = nullptr;
  for (const Placed& one : placed) {
    const Node& node = one.node;
    if (node.quiet || one.seen.empty()) continue;
    if (touchable_only && (one.covered || !node.touchable())) continue;
    if (node.name() == words || node.text == words) return &one;
    if (partial == nullptr && (node.name().find(words) != std::string::npos ||
                               node.text.find(words) != std::string::npos ||
                               node.detail.find(words) != std::string::npos)) {
      partial = &one;
    }
  }
  return partial;
}

}  // namespace gongshi::kiosk
