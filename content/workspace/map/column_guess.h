// Column guess: what a header that nobody knows may mean, by its likeness to known ones and by the
// cells below it. A guess is shown and confirmed, never taken in silence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/row/fields.h"

namespace gongshi::content::workspace {

/// 序号, 拼音码, 库存: columns of other systems that mean nothing to the public.
[[nodiscard]] bool is_noise(std::string_view folded);

/// `cells`: texts of the first rows. Never a price: that is asked apart.
[[nodiscard]] std::optional<Field> guess_column(SheetKind kind, std::string_view folded,
                                                const std::vector<std::string>& cells);

}  // namespace gongshi::content::workspace
