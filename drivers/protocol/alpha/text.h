// TEXT and STRING files of an Alpha sign: its characters, its modes, its calls of other files.
//
// Source: Alpha sign protocol sheet, sections 5 and 6.
#pragma once

#include <string>

#include "drivers/os/result.h"
#include "drivers/protocol/alpha/packet.h"

namespace gongshi::drivers::alpha {

inline constexpr char kPriority = '0';  // the file that interrupts all others

/// UTF-8 text in the sign's characters: ASCII 20..7D, '\n' as a new line, and the letters of code
/// page 437 that the sign shares, each as 08H and the letter - 60H, which passes a 7-bit line.
/// '~' is half a space there and so is not one of them; nor are ']' and '_' in the 2-byte format,
/// whose spelling nobody states.
///
/// Errc::kNoGlyph, word E2101: names every other character. Errc::kCorrupt: not UTF-8.
[[nodiscard]] Result<Bytes> encode_text(std::string_view text, Format format);

/// Whether a STRING may hold these bytes: no extended characters, not above 125.
[[nodiscard]] bool fits_string(std::span<const std::uint8_t> text);

enum class Place : char { kMiddle = 0x20, kTop = 0x22, kBottom = 0x26, kFill = 0x30 };
enum class Mode : char { kRotate = 'a', kHold = 'b', kRollUp = 'e' };

/// What stands before the words of a TEXT file.
struct Look {
  Place place = Place::kFill;
  Mode mode = Mode::kHold;
  char color = '1';  // 1 red, 2 green, 3 amber …
  char font = 0;     // "1" five high … "9" full height; 0: none said
  int speed = 5;     // 1 slow … 5 fast
};
[[nodiscard]] Bytes look_codes(const Look& look);

[[nodiscard]] Bytes write_text(char label, std::span<const std::uint8_t> content);
[[nodiscard]] Bytes write_string(char label, std::span<const std::uint8_t> content);
/// Ends a priority message: the label alone. A mode field behind it would show a blank one.
[[nodiscard]] Bytes release_priority();

/// The codes inside a TEXT that insert another file.
[[nodiscard]] Bytes call_string(char label);
[[nodiscard]] Bytes call_picture(char label);

}  // namespace gongshi::drivers::alpha
