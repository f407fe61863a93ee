// Blocks: a page longer than the screen, as pieces one under the other in a list.
//
//   Blocks blocks(frame, viewport);
//   blocks.text("收费依据", TextStyle::kCaption, Color::kMuted);
//   add_list(scene, viewport, std::move(blocks).list("detail"));
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

class Blocks {
 public:
  Blocks(const Frame& frame, const Rect& viewport)
      : frame_(frame), width_(row_width(frame.metrics, viewport)) {}

  [[nodiscard]] int width() const { return width_; }

  /// Nodes in the block's own coordinates.
  void add(int height, std::vector<Node> nodes);
  void gap(double millimetres);

  /// A wrapped text, `indent` pixels from the left.
  void text(std::string_view text, TextStyle style = TextStyle::kBody, Color color = Color::kInk,
            int indent = 0, Role role = Role::kText);

  /// A card with the label at its left and the value, wrapped, beside it; an empty value adds
  /// nothing.
  void fact(std::string_view label, std::string_view value, TextStyle style = TextStyle::kBody,
            Color color = Color::kInk);

  /// The list, under a revision that changes with any word of it.
  [[nodiscard]] List list(std::string_view id) &&;

 private:
  struct Block {
    int height = 0;
    std::vector<Node> nodes;
  };

  const Frame& frame_;
  int width_;
  std::vector<Block> blocks_;
};

/// A table's line breaks (U+2028) as those of a page.
[[nodiscard]] std::string with_line_breaks(std::string_view text);

}  // namespace gongshi::kiosk
