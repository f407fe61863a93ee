#include "config/color.h"

#include <algorithm>
#include <cmath>

#include "config/yaml_map.h"

namespace gongshi::config {
namespace {

constexpr unsigned kSteps = 64;

/// WCAG 2.1, relative luminance.
double luminance(Rgb24 color) {
  const auto channel = [](Rgb24 value) {
    const double part = (value & 0xFFU) / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(color >> 16U) + 0.7152 * channel(color >> 8U) + 0.0722 * channel(color);
}

/// `part` of kSteps on the way from `color` to black or white.
Rgb24 towards(Rgb24 color, Rgb24 goal, unsigned part) {
  Rgb24 mixed = 0;
  for (const unsigned shift : {0U, 8U, 16U}) {
    const unsigned from = color >> shift & 0xFFU;
    const unsigned to = goal >> shift & 0xFFU;
    mixed |= ((from * (kSteps - part) + to * part) / kSteps) << shift;
  }
  return mixed;
}

}  // namespace

double contrast(Rgb24 one, Rgb24 other) {
  const double light = std::max(luminance(one), luminance(other));
  const double dark = std::min(luminance(one), luminance(other));
  return (light + 0.05) / (dark + 0.05);
}

std::optional<Rgb24> nearest_shade(Rgb24 color, const std::function<bool(Rgb24)>& does) {
  for (unsigned part = 0; part <= kSteps; ++part) {
    for (const Rgb24 goal : {Rgb24{0x000000}, Rgb24{0xFFFFFF}}) {
      const Rgb24 shade = towards(color, goal, part);
      if (does(shade)) return shade;
    }
  }
  return std::nullopt;
}

std::optional<Rgb24> parse_color(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  Rgb24 color = 0;
  for (const char digit : text.substr(1)) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const char lower = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    const std::size_t value = kDigits.find(lower);
    if (value == std::string_view::npos) return std::nullopt;
    color = color << 4U | static_cast<Rgb24>(value);
  }
  return color;
}

std::string color_text(Rgb24 color) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = "#";
  for (const unsigned shift : {20U, 16U, 12U, 8U, 4U, 0U}) text += kDigits[color >> shift & 0xFU];
  return text;
}

std::string ratio_text(double ratio) {
  const int tenths = static_cast<int>(std::floor(ratio * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

Status read_color(const YamlMap& map, const char* key, Rgb24& into) {
  std::string text;
  GONGSHI_CHECK(map.read(key, text));
  if (!map.has(key)) return {};
  const auto color = parse_color(text);
  if (!color) {
    return map.fault(key, "E1703",
                     {"“" + text + "”应写成引号里的六位颜色，如 \"#0B3B4F\"",
                      "\"" + text + "\" must be six digits in quotes, like \"#0B3B4F\""});
  }
  into = *color;
  return {};
}

}  // namespace gongshi::config
