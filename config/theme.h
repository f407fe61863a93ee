// Theme: the colours of a rolling screen, as a value: one of the built-in ones, or one of them with
// some colours of the hospital's own.
//
// What cannot be read is refused when the site is read, not found in the lobby: every text colour
// keeps a contrast of 4.5:1 with its ground (WCAG 2.1, 1.4.3).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "config/color.h"

namespace gongshi::config {

struct Theme {
  Rgb24 header = 0x0B3B4F;
  Rgb24 header_text = 0xFFFFFF;
  Rgb24 header_dim = 0xB5DCE2;
  Rgb24 accent = 0x16A394;  // bars, the emblem's box, the ticker's tag
  Rgb24 accent_text = 0x06222D;
  Rgb24 ground = 0xFFFFFF;
  Rgb24 stripe = 0xEFF5F7;
  Rgb24 title_text = 0x0B3B4F;
  Rgb24 column_head = 0xDDEAEE;
  Rgb24 column_text = 0x24424E;
  Rgb24 text = 0x15232B;
  Rgb24 dim = 0x4C5F69;
  Rgb24 price = 0x0B3B4F;
  Rgb24 line = 0xD3E0E5;
  Rgb24 ticker = 0x0E5063;
  Rgb24 ticker_text = 0xFFFFFF;
  Rgb24 ticker_urgent = 0xFFD65A;
  Rgb24 urgent = 0xB3261E;  // on ground
  Rgb24 footer = 0x0B3B4F;
  Rgb24 footer_text = 0xDCEFF2;
  Rgb24 warning = 0xA32A00;
  Rgb24 warning_text = 0xFFFFFF;
  Rgb24 badge_a = 0x0F6B4F;  // insurance classes
  Rgb24 badge_b = 0x1D5C9A;
  Rgb24 badge_c = 0x8A5200;
  Rgb24 badge_self = 0x56636A;
  Rgb24 badge_text = 0xFFFFFF;
  Rgb24 emergency = 0x8E0B0B;
  Rgb24 emergency_text = 0xFFFFFF;
  Rgb24 emergency_title = 0xFFE14D;
  bool operator==(const Theme&) const = default;
};

/// The names of the built-in themes, the usual one first.
[[nodiscard]] const std::vector<std::string_view>& theme_names();

/// A built-in theme; empty when there is none of that name.
[[nodiscard]] std::optional<Theme> built_in_theme(std::string_view name);

/// A colour that site.yaml may name, and where it stands in the theme.
struct ThemeColor {
  std::string_view key;
  Rgb24 Theme::* color;
};
[[nodiscard]] const std::vector<ThemeColor>& theme_colors();

/// A text colour that cannot be read on its ground, and the nearest shade of it that can.
struct Unreadable {
  std::string_view text, ground;  // keys
  double contrast;
  Rgb24 nearest;
};

/// The first pair of `theme` that falls short; empty when all can be read.
[[nodiscard]] std::optional<Unreadable> unreadable(const Theme& theme);

}  // namespace gongshi::config
