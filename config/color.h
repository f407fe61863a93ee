// Color: a colour as people write it in a file, and whether it can be read on another (WCAG 2.1,
// 1.4.3 and 1.4.11). Screens and kiosk judge by the same figures.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::config {

class YamlMap;

/// 0x00RRGGBB.
using Rgb24 = std::uint32_t;

/// WCAG 2.1: 1 (equal) to 21 (black on white).
[[nodiscard]] double contrast(Rgb24 one, Rgb24 other);

/// Text on its ground; edges of controls on theirs.
inline constexpr double kLeastContrast = 4.5;
inline constexpr double kLeastEdgeContrast = 3.0;

/// The smallest change of `color` towards black or white that `does`, itself first; empty when
/// none of 64 steps either way does.
[[nodiscard]] std::optional<Rgb24> nearest_shade(Rgb24 color,
                                                 const std::function<bool(Rgb24)>& does);

/// "#0B3B4F" to a colour; empty when it is not written so.
[[nodiscard]] std::optional<Rgb24> parse_color(std::string_view text);
[[nodiscard]] std::string color_text(Rgb24 color);

/// "4.4" for 4.49: rounded down, so that what is refused never reads like what is wanted.
[[nodiscard]] std::string ratio_text(double ratio);

/// The key `key` of `map`; left alone when absent. Errc::kConfig E1703: not written as a colour.
[[nodiscard]] Status read_color(const YamlMap& map, const char* key, Rgb24& into);

}  // namespace gongshi::config
