#include "kiosk/touch/focus.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace gongshi::kiosk {
namespace {

/// Rows without anything to touch (headings, text) that a search goes past.
constexpr int kBarrenRows = 400;
constexpr double kRingGapMm = 0.4;  // between ring and control; neighbours are 3 mm apart

/// What does the same twice in a row is there once.
std::vector<Node> touchable_in(const List& list, int row) {
  std::vector<Node> found;
  for (Node& node : list.row(row)) {
    if (!node.touchable()) continue;
    if (std::any_of(found.begin(), found.end(),
                    [&](const Node& other) { return other.action == node.action; })) {
      continue;
    }
    found.push_back(std::move(node));
  }
  return found;
}

/// The next row from `row` on, in steps of `step`, with something to touch.
std::optional<int> fertile_row(const List& list, int row, int step) {
  for (int n = 0; n < kBarrenRows && row >= 0 && row < list.count; ++n, row += step) {
    if (!touchable_in(list, row).empty()) return row;
  }
  return std::nullopt;
}

int gap_between(int a_from, int a_to, int b_from, int b_to) {
  return std::max({0, b_from - a_to, a_from - b_to});
}

std::int64_t distance(const Rect& a, const Rect& b) {
  const std::int64_t dx = a.center().x - b.center().x;
  const std::int64_t dy = a.center().y - b.center().y;
  return dx * dx + dy * dy;
}

}  // namespace

FocusPath::FocusPath(const Scene& scene, const Metrics& metrics, const Offsets& offsets)
    : metrics_(metrics), offsets_(offsets) {
  for (std::size_t i = scene.dialog_from.value_or(0); i < scene.nodes.size(); ++i) {
    const Node& node = scene.nodes[i];
    if (node.list) {
      add_list(node);
    } else if (node.touchable() && node.rect.overlaps(metrics.screen())) {
      stops_.push_back({node.rect, node.action});
    }
  }
}

void FocusPath::add_list(const Node& node) {
  const List& list = *node.list;
  const int offset = offsets_(list.id);
  const int middle = list.at(offset);
  if (list.count > 0 && (fertile_row(list, middle, 1) || fertile_row(list, middle, -1))) {
    stops_.push_back({node.rect, {}, &node});
  }
  for (const Node& control : list_controls(node, metrics_, offset)) {
    if (control.touchable()) stops_.push_back({control.rect, control.action});
  }
}

const Node* FocusPath::list_of(const Focus& focus) const {
  if (focus.list.empty()) return nullptr;
  for (const Stop& stop : stops_) {
    if (stop.list != nullptr && stop.list->list->id == focus.list) return stop.list;
  }
  return nullptr;
}

/// Two controls may do the same: of those it is the one nearest to where the focus was.
std::optional<std::size_t> FocusPath::index_of(const Focus& focus) const {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    const Stop& stop = stops_[i];
    const bool it = focus.list.empty() ? stop.list == nullptr && stop.action == focus.action
                                       : stop.list != nullptr && stop.list->list->id == focus.list;
    if (!it) continue;
    if (!found || distance(stop.rect, focus.last) < distance(stops_[*found].rect, focus.last)) {
      found = i;
    }
  }
  return found;
}

/// A list is entered at its first row that is seen whole, or from behind at its last.
std::optional<Focus> FocusPath::enter(const Stop& stop, From from) const {
  if (stop.list == nullptr) return Focus{stop.action, {}, 0, stop.rect};
  const List& list = *stop.list->list;
  const int offset = offsets_(list.id);
  const int height = stop.list->rect.h;
  int row = 0;
  if (from == From::kBefore) {
    row = list.at(offset);
    if (list.top(row) < offset && row + 1 < list.count && list.top(row + 1) < offset + height) {
      ++row;
    }
  } else {
    row = list.at(std::max(0, std::min(offset + height, list.height()) - 1));
    if (row > 0 && list.top(row + 1) > offset + height && list.top(row) > offset) --row;
  }
  const int ahead = from == From::kBefore ? 1 : -1;
  auto fertile = fertile_row(list, row, ahead);
  if (!fertile) fertile = fertile_row(list, row, -ahead);
  if (!fertile) return std::nullopt;
  Focus focus{touchable_in(list, *fertile).front().action, list.id, *fertile, {}};
  focus.last = rect_of(focus);
  return focus;
}

std::optional<Focus> FocusPath::first() const {
  for (const Stop& stop : stops_) {
    if (auto focus = enter(stop, From::kBefore)) return focus;
  }
  return std::nullopt;
}

std::optional<Focus> FocusPath::within_list(const Node& node, const Focus& from,
                                            FocusStep step) const {
  const List& list = *node.list;
  const auto standing = [&](int row, const std::string& action) {
    Focus focus{action, list.id, row, {}};
    focus.last = rect_of(focus);
    return focus;
  };
  if (step == FocusStep::kUp || step == FocusStep::kDown) {
    const int ahead = step == FocusStep::kDown ? 1 : -1;
    const auto row = fertile_row(list, from.row + ahead, ahead);
    if (!row) return std::nullopt;
    const std::vector<Node> there = touchable_in(list, *row);
    const int x = rect_of(from).center().x - node.rect.x;
    const auto off = [x](const Node& one) { return std::abs(one.rect.center().x - x); };
    const auto nearest = std::min_element(
        there.begin(), there.end(), [&](const Node& a, const Node& b) { return off(a) < off(b); });
    return standing(*row, nearest->action);
  }
  const bool forward = step == FocusStep::kNext || step == FocusStep::kRight;
  const std::vector<Node> here = touchable_in(list, from.row);
  for (std::size_t i = 0; i < here.size(); ++i) {
    if (here[i].action != from.action) continue;
    if (forward && i + 1 < here.size()) return standing(from.row, here[i + 1].action);
    if (!forward && i > 0) return standing(from.row, here[i - 1].action);
  }
  return std::nullopt;
}

/// The nearest stop that lies below (or above) `from`; what lies straight there comes first.
const FocusPath::Stop* FocusPath::beyond(const Rect& from, bool down, std::size_t not_this) const {
  const Stop* best = nullptr;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    const Rect& rect = stops_[i].rect;
    const int away = down ? rect.y - from.bottom() : from.y - rect.bottom();
    if (i == not_this || away < -std::min(from.h, rect.h) / 2) continue;
    const int aside = gap_between(from.x, from.right(), rect.x, rect.right());
    const std::int64_t cost = std::int64_t{std::max(0, away)} * 1000 + std::int64_t{aside} * 2000 +
                              std::abs(rect.center().x - from.center().x);
    if (cost < least) {
      least = cost;
      best = &stops_[i];
    }
  }
  return best;
}

std::optional<Focus> FocusPath::beside(const Focus& from, FocusStep step) const {
  const auto index = index_of(from);
  if (!index) return settled(from);
  if (const Node* const list = list_of(from)) {
    if (auto focus = within_list(*list, from, step)) return focus;
  }
  if (step == FocusStep::kUp || step == FocusStep::kDown) {
    const bool down = step == FocusStep::kDown;
    Rect rect = rect_of(from);
    if (!from.list.empty()) {  // out of the list, straight up or down
      rect.y = viewport_of(from).y;
      rect.h = viewport_of(from).h;
    }
    if (const Stop* const stop = beyond(rect, down, *index)) {
      return enter(*stop, down ? From::kBefore : From::kAfter);
    }
    return settled(from);
  }
  const bool forward = step == FocusStep::kNext || step == FocusStep::kRight;
  const std::size_t count = stops_.size();
  return enter(stops_[(*index + (forward ? 1 : count - 1)) % count],
               forward ? From::kBefore : From::kAfter);
}

std::optional<Focus> FocusPath::settled(const Focus& focus) const {
  if (const auto index = index_of(focus)) {
    Focus now = focus;
    if (const Node* const node = list_of(focus)) {
      const List& list = *node->list;
      now.row = std::clamp(now.row, 0, list.count - 1);
      auto row = fertile_row(list, now.row, 1);
      if (!row) row = fertile_row(list, now.row, -1);
      if (!row) return first();
      now.row = *row;
      const std::vector<Node> there = touchable_in(list, *row);
      if (std::none_of(there.begin(), there.end(),
                       [&](const Node& one) { return one.action == now.action; })) {
        now.action = there.front().action;
      }
    }
    now.last = rect_of(now);
    return now;
  }
  if (focus.last.empty()) return first();
  const Stop* nearest = nullptr;
  for (const Stop& stop : stops_) {
    if (nearest == nullptr ||
        distance(stop.rect, focus.last) < distance(nearest->rect, focus.last)) {
      nearest = &stop;
    }
  }
  return nearest == nullptr ? std::nullopt : enter(*nearest, From::kBefore);
}

std::vector<Focus> FocusPath::in_sight() const {
  std::vector<Focus> all;
  for (const Stop& stop : stops_) {
    if (stop.list == nullptr) {
      all.push_back({stop.action, {}, 0, stop.rect});
      continue;
    }
    const List& list = *stop.list->list;
    const int offset = offsets_(list.id);
    for (int i = list.at(offset); i < list.count && list.top(i) < offset + stop.rect.h; ++i) {
      for (const Node& node : touchable_in(list, i)) {
        Focus focus{node.action, list.id, i, {}};
        focus.last = rect_of(focus);
        if (focus.last.overlaps(stop.rect)) all.push_back(std::move(focus));
      }
    }
  }
  return all;
}

Rect FocusPath::rect_of(const Focus& focus) const {
  if (const Node* const node = list_of(focus)) {
    const List& list = *node->list;
    if (focus.row < 0 || focus.row >= list.count) return {};
    for (const Node& one : touchable_in(list, focus.row)) {
      if (one.action != focus.action) continue;
      return one.rect.moved(node->rect.x, node->rect.y + list.top(focus.row) - offsets_(list.id));
    }
    return {};
  }
  const auto index = index_of(focus);
  return index ? stops_[*index].rect : Rect{};
}

Rect FocusPath::viewport_of(const Focus& focus) const {
  const Node* const list = list_of(focus);
  return list == nullptr ? metrics_.screen() : list->rect;
}

int FocusPath::offset_for(const Focus& focus) const {
  const Node* const node = list_of(focus);
  if (node == nullptr) return 0;
  const List& list = *node->list;
  const int offset = offsets_(list.id);
  const int top = list.top(focus.row);
  const int bottom = list.top(focus.row + 1);
  int wanted = offset;
  if (bottom > offset + node->rect.h) wanted = bottom - node->rect.h;
  if (top < wanted) wanted = top;
  return std::clamp(wanted, 0, list_travel(list, node->rect));
}

std::optional<Node> focus_ring(const FocusPath& path, const Focus& focus, const Metrics& metrics) {
  const Rect rect = path.rect_of(focus);
  const int out = focus.list.empty() ? metrics.mm(kRingGapMm) + 2 * ring_band(metrics) : 0;
  const Rect seen = rect.inset(-out).intersect(path.viewport_of(focus)).intersect(metrics.screen());
  if (rect.empty() || seen.empty()) return std::nullopt;
  return Node{.role = Role::kRing, .rect = seen, .quiet = true};
}

}  // namespace gongshi::kiosk
