// Write keys: digits and signs of the page on which visitors write in their own words.
#pragma once

#include <string_view>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// A key whose letters are as large as `rect` allows.
[[nodiscard]] Node small_key(const Frame& frame, const Rect& rect, std::string_view text,
                             std::string_view action);

/// "key:1" to "key:9" and "key:0", in two rows where one is too narrow; nothing in an empty area.
void add_digits(Scene& scene, const Frame& frame, const Rect& area);

/// "sign:0" to "sign:3" and "space", which is twice as wide.
void add_signs(Scene& scene, const Frame& frame, const Rect& area);

/// What "sign:2" puts into the text; empty when `action` is no sign.
[[nodiscard]] std::string_view sign_of(std::string_view action, const Frame& frame);

}  // namespace gongshi::kiosk
