#include "config/theme.h"

#include <algorithm>
#include <array>

namespace gongshi::config {
namespace {

Theme blue() {
  Theme theme;
  theme.header = theme.footer = theme.title_text = theme.price = 0x12325F;
  theme.header_dim = 0xBFD3EE;
  theme.accent = 0x5AA2F0;
  theme.accent_text = 0x08203F;
  theme.stripe = 0xF0F4FA;
  theme.column_head = 0xDFE8F5;
  theme.column_text = 0x24395A;
  theme.line = 0xD2DDEC;
  theme.ticker = 0x1C4A86;
  theme.footer_text = 0xDDE9F8;
  return theme;
}

Theme dark() {
  Theme theme;
  theme.header = theme.footer = 0x0A1519;
  theme.header_dim = 0x9FC4CC;
  theme.accent = 0x2BC0AE;
  theme.ground = 0x131F24;
  theme.stripe = 0x1A2930;
  theme.title_text = 0xE8F6F8;
  theme.column_head = 0x22353D;
  theme.column_text = 0xC3DDE3;
  theme.text = 0xF0F6F8;
  theme.dim = 0xA9BEC6;
  theme.price = 0xFFE3A0;
  theme.line = 0x2C424B;
  theme.ticker = 0x0C3440;
  theme.urgent = 0xFF8F80;
  theme.footer_text = 0xBDD8DE;
  return theme;
}

struct Pair {
  std::string_view text, ground;
};

constexpr std::array kPairs{
    Pair{"header_text", "header"},
    Pair{"header_dim", "header"},
    Pair{"accent_text", "accent"},
    Pair{"title_text", "ground"},
    Pair{"text", "ground"},
    Pair{"text", "stripe"},
    Pair{"dim", "ground"},
    Pair{"dim", "stripe"},
    Pair{"price", "ground"},
    Pair{"price", "stripe"},
    Pair{"urgent", "ground"},
    Pair{"urgent", "stripe"},
    Pair{"column_text", "column_head"},
    Pair{"ticker_text", "ticker"},
    Pair{"ticker_urgent", "ticker"},
    Pair{"footer_text", "footer"},
    Pair{"warning_text", "warning"},
    Pair{"badge_text", "badge_a"},
    Pair{"badge_text", "badge_b"},
    Pair{"badge_text", "badge_c"},
    Pair{"badge_text", "badge_self"},
    Pair{"emergency_text", "emergency"},
    Pair{"emergency_title", "emergency"},
};

Rgb24 color_of(const Theme& theme, std::string_view key) {
  const auto& colors = theme_colors();
  const auto found = std::find_if(colors.begin(), colors.end(),
                                  [&](const ThemeColor& one) { return one.key == key; });
  return theme.*(found->color);
}

}  // namespace

const std::vector<std::string_view>& theme_names() {
  static const std::vector<std::string_view> names = {"teal", "blue", "dark"};
  return names;
}

std::optional<Theme> built_in_theme(std::string_view name) {
  if (name == "teal") return Theme{};
  if (name == "blue") return blue();
  if (name == "dark") return dark();
  return std::nullopt;
}

const std::vector<ThemeColor>& theme_colors() {
  static const std::vector<ThemeColor> colors = {
      {"header", &Theme::header},
      {"header_text", &Theme::header_text},
      {"header_dim", &Theme::header_dim},
      {"accent", &Theme::accent},
      {"accent_text", &Theme::accent_text},
      {"ground", &Theme::ground},
      {"stripe", &Theme::stripe},
      {"title_text", &Theme::title_text},
      {"column_head", &Theme::column_head},
      {"column_text", &Theme::column_text},
      {"text", &Theme::text},
      {"dim", &Theme::dim},
      {"price", &Theme::price},
      {"line", &Theme::line},
      {"ticker", &Theme::ticker},
      {"ticker_text", &Theme::ticker_text},
      {"ticker_urgent", &Theme::ticker_urgent},
      {"urgent", &Theme::urgent},
      {"footer", &Theme::footer},
      {"footer_text", &Theme::footer_text},
      {"warning", &Theme::warning},
      {"warning_text", &Theme::warning_text},
      {"badge_a", &Theme::badge_a},
      {"badge_b", &Theme::badge_b},
      {"badge_c", &Theme::badge_c},
      {"badge_self", &Theme::badge_self},
      {"badge_text", &Theme::badge_text},
      {"emergency", &Theme::emergency},
      {"emergency_text", &Theme::emergency_text},
      {"emergency_title", &Theme::emergency_title},
  };
  return colors;
}

std::optional<Unreadable> unreadable(const Theme& theme) {
  for (const Pair& pair : kPairs) {
    const Rgb24 text = color_of(theme, pair.text);
    const Rgb24 ground = color_of(theme, pair.ground);
    const double ratio = contrast(text, ground);
    if (ratio >= kLeastContrast) continue;
    // Black or white always can: no ground is within 4.5:1 of both.
    const auto nearest =
        nearest_shade(text, [&](Rgb24 shade) { return contrast(shade, ground) >= kLeastContrast; });
    return Unreadable{pair.text, pair.ground, ratio, nearest.value_or(0x000000)};
  }
  return std::nullopt;
}

}  // namespace gongshi::config
