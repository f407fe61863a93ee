// Bitmap: a piece of a Frame as a graphic card stores it.
//
//   5E   per 8 pixels one red byte, then one green byte; bit 7 leftmost; 0 is lit
//   6E   the whole red plane, then the whole green plane; words of 32 pixels, low byte first, bit
//   31
//        leftmost; 0 is lit
//   5Q   RGB565                                     6Q   red, green, blue bytes
//
// On 5E and 6E the bytes (words) are those of the panel, not of the area: a piece that begins at
// x = 5 begins with five unused bits. Unused bits are 1. Source: output of the vendor's classes.
#pragma once

#include "drivers/board.h"
#include "drivers/protocol/onbon/graphic.h"

namespace gongshi::drivers::onbon {

/// What the panel behind the card has.
enum class Lamps : std::uint8_t { kSingle, kDual, kFull };

struct BitmapLayout {
  Family family = Family::k6E;
  Lamps lamps = Lamps::kDual;      // kSingle: the red bytes (plane) alone, which is inferred
  Color mono = Color::kRed;        // of a one-bit frame, on lamps that have a choice
  bool rgb565_big_endian = false;  // 5Q; the manual does not say
};

struct Piece {
  int x = 0, y = 0, width = 0, height = 0;
};

/// `piece` lies within `frame`; its pixels hang on the wall from column `panel_x` on. A red-green
/// panel shows a pixel by what it has of red and green; one that has only blue is yellow, so that
/// nothing is lost.
[[nodiscard]] Bytes encode_bitmap(const Frame& frame, const Piece& piece, int panel_x,
                                  const BitmapLayout& layout);

/// The bytes that encode_bitmap makes.
[[nodiscard]] std::size_t bitmap_bytes(const Piece& piece, int panel_x, const BitmapLayout& layout);

}  // namespace gongshi::drivers::onbon
