// C-Power external calls (command 7B): windows, and the text or picture in each.
//
// A call is its sub-command byte and data, integers high byte first; on the line it travels in
// packets of at most 512 bytes, numbered, each acknowledged. Windows and what they show live in
// RAM. Source: C-Power external calls, 2.2 and 2.3; example frames there.
#pragma once

#include "drivers/color.h"
#include "drivers/protocol/cpower/frame.h"

namespace gongshi::drivers::cpower {

inline constexpr std::uint8_t kExternalCall = 0x7B;
inline constexpr std::size_t kMostWindows = 8;
inline constexpr std::size_t kMostPart = 512;  // of one packet; the vendor's limit is for files

struct Window {
  std::uint16_t x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Window&) const = default;
};

/// "Special effect for text and picture".
enum class Effect : std::uint8_t { kDraw = 0, kScrollUp = 10, kScrollLeft = 11 };

enum class Align : std::uint8_t { kLeft = 0, kCenter = 1, kRight = 2 };

struct Text {
  std::uint8_t window = 0;  // 0 .. 7
  Effect effect = Effect::kDraw;
  Align align = Align::kLeft;
  std::uint8_t vertical = 0;  // 0 top, 1 middle, 2 bottom; plain text only
  std::uint8_t speed = 1;     // 1 .. 100, 1 the fastest
  std::uint16_t stay_s = 0;
  std::uint8_t size = 0;   // code of plain_size() or rich_size()
  std::uint8_t style = 0;  // 0 .. 7; plain text only
  Rgb color{};             // plain text; rich text has seven colours: any part lit counts as full
  Bytes bytes{};           // as the card's font has them; no 00 inside
};

/// -1: the call has no such size. The two tables differ: rich text has no 12.
[[nodiscard]] int plain_size(int font_px);
[[nodiscard]] int rich_size(int font_px);

/// 01: divides the screen; 1 to 8 windows.
[[nodiscard]] Bytes windows_call(std::span<const Window> windows);
/// 12: text up to a 00.
[[nodiscard]] Bytes plain_text_call(const Text& text);
/// 02: three bytes a character, size and colour in each. `zeros`: three bytes 00 behind the last
/// (the document has none; one driver that is known to work sends them).
[[nodiscard]] Bytes rich_text_call(const Text& text, bool zeros);

/// A "simple image": planes of 1 bit a pixel, rows padded to bytes, most significant bit leftmost
/// and 1 lit; an empty plane is left out.
struct Planes {
  std::uint16_t width = 0, height = 0;
  Bytes red{}, green{}, blue{};
};
/// What the vendor does not state and a card may want otherwise.
struct ImageWire {
  bool low_bit_left = false;
  bool zero_lit = false;
};
/// 03, format 4, at the window's corner.
[[nodiscard]] Bytes image_call(std::uint8_t window, std::uint16_t stay_s, const Planes& planes,
                               ImageWire wire);

/// The call in packets' data: length (low byte first), number, last number, and a part of it.
/// `call` is at most 256 x kMostPart bytes.
[[nodiscard]] std::vector<Bytes> split_call(std::span<const std::uint8_t> call);

/// What the result byte of an answer says; 0 is success.
[[nodiscard]] bool is_passing(std::uint8_t result);  // bad sum, or packets out of order

}  // namespace gongshi::drivers::cpower
