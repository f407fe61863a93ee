#include "drivers/protocol/am03127/block.h"

#include <cassert>

namespace gongshi::drivers::am03127 {
namespace {

unsigned dot(const Frame& frame, int x, int y, unsigned ink) {
  if (x >= frame.geometry.width_px || y >= frame.geometry.height_px) return 0;
  const auto row = static_cast<std::size_t>(y) * frame.stride();
  const auto column = static_cast<std::size_t>(x);
  if (frame.format == PixelFormat::kMono1) {
    return (unsigned{frame.bytes[row + column / 8]} >> (7 - column % 8) & 1U) != 0 ? ink : 0;
  }
  const unsigned red = frame.bytes[row + column * 3] >> 7;
  const unsigned green = frame.bytes[row + column * 3 + 1] >> 7;
  return red << 1 | green;
}

}  // namespace

Block cut_block(const Frame& frame, int x, int y, unsigned ink) {
  Block block{};
  for (unsigned row = 0; row < kBlockRows; ++row) {
    for (unsigned column = 0; column < kBlockColumns; ++column) {
      const unsigned bits =
          dot(frame, x + static_cast<int>(column), y + static_cast<int>(row), ink);
      std::uint8_t& byte = block[column / 8 * 16 + row * 2 + column % 8 / 4];
      byte = static_cast<std::uint8_t>(byte | bits << (6 - column % 4 * 2));
    }
  }
  return block;
}

std::string block_name(int index) {
  assert(index >= 0 && index < kBlocks);
  return {static_cast<char>('A' + index / 8), static_cast<char>('1' + index % 8)};
}

std::string block_packet(int index, const Block& block) {
  return block_call(index) + std::string(block.begin(), block.end());
}

std::string block_call(int index) {
  return "<G" + block_name(index) + ">";
}

}  // namespace gongshi::drivers::am03127
