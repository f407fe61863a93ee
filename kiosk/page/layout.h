// Layout: cutting an area into rows, columns and grids, and the few shapes that pages are made of.
//
//   Column column(frame.area, frame.metrics.mm(kGapMm));
//   const Rect field = column.take(frame.metrics.target());
//   const Rect list = column.rest();
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// Takes pieces off the top of an area; `gap` pixels stay free after each.
class Column {
 public:
  Column(const Rect& area, int gap) : left_(area), gap_(gap) {}
  Rect take(int height);
  void skip(int height) { left_ = {left_.x, left_.y + height, left_.w, left_.h - height}; }
  [[nodiscard]] Rect rest() const { return left_; }
  [[nodiscard]] int y() const { return left_.y; }

 private:
  Rect left_;
  int gap_;
};

/// Takes pieces off the left (or the right) of an area; `gap` pixels stay free after each.
class Row {
 public:
  Row(const Rect& area, int gap) : left_(area), gap_(gap) {}
  Rect take(int width);
  Rect take_right(int width);
  [[nodiscard]] Rect rest() const { return left_; }

 private:
  Rect left_;
  int gap_;
};

/// `columns` x `rows` equal cells, `gap` apart, row by row.
[[nodiscard]] std::vector<Rect> grid(const Rect& area, int columns, int rows, int gap);

/// Adds a text node at the top of `area`, wrapped to its width, and returns the height it takes.
int paragraph(Scene& scene, const Frame& frame, const Rect& area, std::string_view text,
              TextStyle style = TextStyle::kBody, Color color = Color::kInk,
              Role role = Role::kText);

/// Height that paragraph() would take.
[[nodiscard]] int paragraph_height(const TextMeasure& measure, std::string_view text,
                                   TextStyle style, int width);

/// Width of the widest word of `text`, parted at spaces: a column of that width parts no word.
[[nodiscard]] int widest_word(const TextMeasure& measure, std::string_view text, TextStyle style);

/// A label above a value, as detail pages have them; returns the height it takes.
int labelled(Scene& scene, const Frame& frame, const Rect& area, std::string_view label,
             std::string_view value, TextStyle style = TextStyle::kBody);

/// A list node that fills `viewport`, with page buttons in a strip at its right edge.
Node& add_list(Scene& scene, const Rect& viewport, List list);

// Shapes with the right colours filled in; change what they return for anything special.
[[nodiscard]] Node text_node(const Rect& rect, std::string_view text,
                             TextStyle style = TextStyle::kBody, Color color = Color::kInk,
                             Align align = Align::kLeft);
[[nodiscard]] Node cell(const Rect& rect, std::string_view text, TextStyle style = TextStyle::kBody,
                        Color color = Color::kInk, Align align = Align::kLeft);
[[nodiscard]] Node panel(const Rect& rect, Color fill = Color::kCard);
/// The main button of a page (filled) and a secondary one (outlined).
[[nodiscard]] Node main_button(const Rect& rect, std::string_view text, std::string_view action);
[[nodiscard]] Node quiet_button(const Rect& rect, std::string_view text, std::string_view action);
[[nodiscard]] Node tile(const Rect& rect, Icon icon, std::string_view name, std::string_view detail,
                        std::string_view action);
[[nodiscard]] Node tab(const Rect& rect, std::string_view text, std::string_view action,
                       bool selected);
[[nodiscard]] Node field(const Rect& rect, std::string_view typed, std::string_view placeholder);
/// The touchable ground of a list row: put it first, cells on top.
[[nodiscard]] Node row_ground(const Rect& rect, std::string_view label, std::string_view action);

}  // namespace gongshi::kiosk
