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

void move_block(std::span<Node> nodes, int width) {
  Rect block;
  for (const Node& node : nodes) block = block.around(node.rect);
  const int to = width - block.right();
  for (Node& node : nodes) node.rect = node.rect.moved(to - block.x, 0);
}

/// Keys stay in the order that every keyboard has, pieces in that of their figure or line: each
/// block of them (nodes that were added one after the other) changes sides as a whole. How many
/// nodes at the front are such a block; 0: the first one stands alone.
std::size_t block_at(std::span<const Node> nodes) {
  const bool keys = nodes.front().role == Role::kKey;
  if (!keys && nodes.front().piece == Piece::kNone) return 0;
  const auto goes_on = [keys](const Node& node) {
    return keys ? node.role == Role::kKey : node.piece == Piece::kNext;
  };
  const auto end = std::find_if_not(nodes.begin() + 1, nodes.end(), goes_on);
  return static_cast<std::size_t>(end - nodes.begin());
}

void flip_all(std::span<Node> nodes, int width) {
  while (!nodes.empty()) {
    const std::size_t block = block_at(nodes);
    if (block == 0) {
      flip(nodes.front(), width);
    } else {
      move_block(nodes.first(block), width);
    }
    nodes = nodes.subspan(std::max<std::size_t>(1, block));
  }
}

void flip_list(Node& node, const Metrics& metrics) {
  List& list = *node.list;
  const int width = row_area(node, metrics).w;
  list.row = [row = std::move(list.row), width](int i) {
    std::vector<Node> nodes = row(i);
    flip_all(nodes, width);
    return nodes;
  };
}

}  // namespace

Scene mirrored(Scene scene, const Metrics& metrics) {
  flip_all(scene.nodes, metrics.width);
  for (Node& node : scene.nodes) {
    if (node.list) flip_list(node, metrics);
  }
  return scene;
}

bool shows_direction(Icon icon) {
  return icon == Icon::kBack || icon == Icon::kNext || icon == Icon::kGuide;
}

}  // namespace gongshi::kiosk
