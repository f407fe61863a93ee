// Script: which characters need rules of their own: joined letters, stacks, another reading order.
#pragma once

#include <cstdint>
#include <string_view>

namespace gongshi::fonts {

enum class Script : std::uint8_t {
  kPlain,      // Chinese, Latin, digits: one glyph a character, left to right
  kArabic,     // Uyghur: joined letters, right to left
  kTibetan,    // stacks of letters
  kMongolian,  // joined letters; on a line they lie on their side, left to right
};

/// By Unicode block. Spaces, digits and the marks that scripts share are kPlain.
[[nodiscard]] constexpr Script script_of(char32_t c) {
  if ((c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F) || (c >= 0x8A0 && c <= 0x8FF) ||
      (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE)) {
    return Script::kArabic;
  }
  if (c >= 0xF00 && c <= 0xFFF) return Script::kTibetan;
  if (c >= 0x1800 && c <= 0x18AF) return Script::kMongolian;
  return Script::kPlain;
}

/// Has `text`, UTF-8, a character that is not kPlain?
[[nodiscard]] bool needs_script_face(std::string_view text);

}  // namespace gongshi::fonts
