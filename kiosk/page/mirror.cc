#include "kiosk/page/mirror.h"

#include <utility>

namespace gongshi::kiosk {
namespace {

void flip(Node& node, int width) {
  node.rect.x = width - node.rect.right();
  node.mirrored = true;
}

/// The keys stay in the order that every keyboard has; only the block of them changes sides.
void move_keys(std::vector<Node>& nodes, int width) {
  Rect block;
  for (const Node& node : nodes) {
    if (node.role == Role::kKey) block = block.around(node.rect);
  }
  const int to = width - block.right();
  for (Node& node : nodes) {
    if (node.role == Role::kKey) node.rect = node.rect.moved(to - block.x, 0);
  }
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
  for (Node& node : scene.nodes) {
    if (node.role == Role::kKey) continue;
    flip(node, metrics.width);
    if (node.list) flip_list(node, metrics);
  }
  move_keys(scene.nodes, metrics.width);
  return scene;
}

bool shows_direction(Icon icon) {
  return icon == Icon::kBack || icon == Icon::kNext || icon == Icon::kGuide;
}

}  // namespace gongshi::kiosk
