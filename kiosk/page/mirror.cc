#include "kiosk/page/mirror.h"

#include <algorithm>
#include <span>
#include <utility>

namespace gongshi::kiosk {
namespace {

void flip(Node& node, int width) {
  node.rect.x = width - node.rect.right();
  node.mirrored = true;
}

/// Keys stay in the order that every keyboard has; each block of them (keys that were added one
/// after the other) changes sides as a whole.
void move_keys(std::span<Node> nodes, int width) {
  Rect block;
  for (const Node& node : nodes) block = block.around(node.rect);
  const int to = width - block.right();
  for (Node& node : nodes) node.rect = node.rect.moved(to - block.x, 0);
}

void flip_list(Node& node, const Metrics& metrics) {
  List& list = *node.list;
  const int width = row_area(node, metrics).w;
  list.row = [row = std::move(list.row), width](int i) {
    std::vector<Node> nodes = row(i);
    for (Node& one : nodes) flip(one, width);
    return nodes;
  };
}

}  // namespace

Scene mirrored(Scene scene, const Metrics& metrics) {
  const auto is_key = [](const Node& node) { return node.role == Role::kKey; };
  for (auto node = scene.nodes.begin(); node != scene.nodes.end();) {
    if (is_key(*node)) {
      const auto end = std::find_if_not(node, scene.nodes.end(), is_key);
      move_keys({node, end}, metrics.width);
      node = end;
      continue;
    }
    flip(*node, metrics.width);
    if (node->list) flip_list(*node, metrics);
    ++node;
  }
  return scene;
}

bool shows_direction(Icon icon) {
  return icon == Icon::kBack || icon == Icon::kNext || icon == Icon::kGuide;
}

}  // namespace gongshi::kiosk
