// Array picture: dots as a JetFile II sign plays them, one frame of two bits a dot.
//
// Fields and their order are the vendor's; what the sizes count, the order of the two bits and the
// padding of rows are inferred.
#pragma once

#include <cstddef>

#include "drivers/frame.h"
#include "drivers/protocol/jetfile2/text_file.h"

namespace gongshi::drivers::jetfile2 {

/// A lit dot of a kMono1 frame gets the two bits `ink`: 2 red, 1 green, 3 both; of a kRgb8 frame
/// red and green count from 128 on. 01 "Z00" 02 "CAPD" head, 80 bytes of the frame's head, then
/// rows from the top, each in whole bytes, the leftmost dot in the top two bits.
[[nodiscard]] Bytes array_picture(const Frame& frame, unsigned ink, const TextStyle& style);

inline constexpr std::size_t kPictureHead = 9 + 22;
inline constexpr std::size_t kFrameHead = 80;

}  // namespace gongshi::drivers::jetfile2
