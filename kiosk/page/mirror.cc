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

/// Keys stay in the order that every keyboard has, the pieces of a figure in that of all figures;
/// each block of them (nodes that were added one after the other) changes sides as a whole.
void move_block(std::span<Node> nodes, int width) {
  Rect block;
  for (const Node& node : nodes) block = block.around(node.rect);
  const int to = width - block.right();
  for (Node& node : nodes) node.rect = node.rect.moved(to - block.x, 0);
}

bool is_key(const Node& node) {
  return node.role == Role::kKey;
}

bool is_piece(const Node& node) {
  return node.piece;
}

void flip_all(std::vector<Node>& nodes, int width) {
  for (auto node = nodes.begin(); node != nodes.end();) {
    if (!is_key(*node) && !is_piece(*node)) {
      flip(*node, width);
      ++node;
      continue;
    }
    const auto end = std::find_if_not(node, nodes.end(), is_key(*node) ? is_key : is_piece);
    move_block({node, end}, width);
    node = end;
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
