// Word fields: columns that take only the words of a fixed list.
#pragma once

#include <span>
#include <string_view>

#include "content/workspace/row/fields.h"

namespace gongshi::content::workspace {

/// The usual words, in the order in which people are asked; empty for a column of free text.
[[nodiscard]] std::span<const std::string_view> usual_words(Field field);

/// Whether `check` understands the cell. True for columns of free text.
[[nodiscard]] bool is_known_word(Field field, std::string_view cell);

}  // namespace gongshi::content::workspace
