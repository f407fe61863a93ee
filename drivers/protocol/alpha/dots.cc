#include "drivers/protocol/alpha/dots.h"

#include <cassert>

#include "drivers/protocol/alpha/memory.h"

namespace gongshi::drivers::alpha {
namespace {

constexpr std::size_t kHead = 6;  // I, label, HH, WW
constexpr std::uint8_t kCr = 0x0D, kLf = 0x0A;

}  // namespace

Block write_picture(char label, const Picture& picture, bool pause) {
  assert(picture.rows <= kMostRows && picture.columns <= kMostColumns);
  Block block;
  Bytes& out = block.body;
  out = {'I', static_cast<std::uint8_t>(label)};
  put_hex(out, static_cast<unsigned>(picture.rows), 2);
  put_hex(out, static_cast<unsigned>(picture.columns), 2);
  if (pause) block.pause_after = kHead;
  auto dot = picture.dots.begin();
  for (int row = 0; row < picture.rows; ++row, dot += picture.columns) {
    out.insert(out.end(), dot, dot + picture.columns);
    out.push_back(kCr);
  }
  return block;
}

std::optional<Picture> decode_picture(std::span<const std::uint8_t> data) {
  if (data.size() < 4) return std::nullopt;
  const auto rows = read_hex(data.first(2));
  const auto columns = read_hex(data.subspan(2, 2));
  if (!rows || !columns || *rows > unsigned{kMostRows}) return std::nullopt;
  Picture picture{static_cast<int>(*rows), static_cast<int>(*columns), {}};
  unsigned column = 0;
  unsigned row = 0;
  for (const std::uint8_t byte : data.subspan(4)) {
    if (byte == kLf) continue;
    if (byte == kCr) {
      if (column != *columns || ++row > *rows) return std::nullopt;
      column = 0;
    } else {
      if (byte < '0' || byte > '8' || ++column > *columns || row >= *rows) return std::nullopt;
      picture.dots.push_back(static_cast<char>(byte));
    }
  }
  // The CR behind the last row is optional.
  const bool whole = column == 0 ? row == *rows : column == *columns && row + 1 == *rows;
  if (!whole) return std::nullopt;
  return picture;
}

}  // namespace gongshi::drivers::alpha
