// CardTable: the columns of a table for a board that draws with its own 16-dot font, whose letters
// are 8 dots wide and whose Chinese is 16: so spaces of 8 dots bring every column to its place.
#pragma once

#include <optional>

#include "signage/board/card_text.h"

namespace gongshi::signage {

/// A table (signage/layout/table.h) as lines, each as wide as the board: names at the left, numbers
/// with their points under each other. Empty when the board has too few lines or columns for it.
[[nodiscard]] std::optional<CardText> card_table(std::string_view table, drivers::Geometry geometry,
                                                 const fonts::LineBreaker& breaker);

}  // namespace gongshi::signage
