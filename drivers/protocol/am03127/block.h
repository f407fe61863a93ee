// Block: 32 columns of 8 rows, two bits a dot: the only way an AM03127 shows Chinese.
//
// Four units of 8x8 from left to right; in a unit row by row from the top, two bytes a row; in a
// byte the leftmost dot in the top two bits: 10 red, 01 green, 11 both.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "drivers/frame.h"

namespace gongshi::drivers::am03127 {

inline constexpr int kBlockColumns = 32;
inline constexpr int kBlockRows = 8;
inline constexpr int kBlocks = 128;  // 16 graphic pages of 8

using Block = std::array<std::uint8_t, 64>;

/// The dots of `frame` from (x, y) on; what lies outside of it is dark. Lit dots of a kMono1 frame
/// get `ink` (1 green, 2 red, 3 both); of a kRgb8 frame red and green count from 128 on.
[[nodiscard]] Block cut_block(const Frame& frame, int x, int y, unsigned ink);

/// "A1" .. "P8" for 0 .. 127.
[[nodiscard]] std::string block_name(int index);

/// The packet that writes it; raw bytes, which may equal the brackets of the frame.
[[nodiscard]] std::string block_packet(int index, const Block& block);

/// The directive that draws it in a line.
[[nodiscard]] std::string block_call(int index);

}  // namespace gongshi::drivers::am03127
