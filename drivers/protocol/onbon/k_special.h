// The special area of BX-5K2 and 5MK cards: one more area, 16 KB, that also takes dots.
//
// x and width in units of 8 pixels. Of the dots the document says "0 is lit" and no more: rows from
// the top, eight dots a byte with the leftmost in bit 7, pages one after the other are inferred.
#pragma once

#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {

inline constexpr std::size_t kSpecialBytes = 16UL * 1024;
inline constexpr std::size_t kSpecialTextBytes = 1024;  // of one page

struct SpecialArea {
  std::uint16_t x = 0, y = 0, width = 0, height = 0;  // pixels; x and width multiples of 8
  bool dots = true;                                   // otherwise text
  std::uint8_t pages = 1;
  std::uint8_t run = 0;  // 0 .. 2 as of dynamic areas
  std::uint16_t timeout_s = 0;
  bool single_line = true;  // text only, as the next two
  std::uint8_t line_space = 0;
  bool wrap = false;
  std::uint16_t stay_half = 10;  // units of 0.5 s
  bool operator==(const SpecialArea&) const = default;
};

[[nodiscard]] Bytes special_area_request(const SpecialArea& area);  // A4 01
/// The text of page `page`, counted from 0; A4 02.
[[nodiscard]] Bytes special_text_request(std::uint8_t page, std::span<const std::uint8_t> text);
/// Dots from byte `address` of all pages on; A4 03.
[[nodiscard]] Bytes special_dots_request(std::uint16_t address, bool last,
                                         std::span<const std::uint8_t> dots);
/// Bytes of an A4 03 request besides its dots.
inline constexpr std::size_t kSpecialDotsFixedBytes = 8;
[[nodiscard]] Bytes delete_special_request();                        // A4 04, 5MK only
[[nodiscard]] Bytes delete_special_page_request(std::uint8_t page);  // A4 09

}  // namespace gongshi::drivers::onbon
