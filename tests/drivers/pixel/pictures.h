// Pictures: small frames for tests of walls.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "drivers/board.h"

namespace gongshi::test {

/// `rows` of '#' and '.', a mono frame.
inline drivers::Frame mono(std::initializer_list<std::string_view> rows) {
  const drivers::Geometry size{static_cast<int>(rows.begin()->size()),
                               static_cast<int>(rows.size())};
  drivers::Frame frame = drivers::Frame::blank(size, drivers::PixelFormat::kMono1);
  std::size_t y = 0;
  for (const std::string_view row : rows) {
    for (std::size_t x = 0; x < row.size(); ++x) {
      if (row[x] != '#') continue;
      frame.bytes[y * frame.stride() + x / 8] |= static_cast<std::uint8_t>(0x80U >> (x % 8));
    }
    ++y;
  }
  return frame;
}

/// Every byte of it tells where it is: columns are told apart for 250 pixels.
inline drivers::Frame counting(int width, int height, int first = 1) {
  drivers::Frame frame = drivers::Frame::blank({width, height}, drivers::PixelFormat::kRgb8);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto at =
          static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) * 3;
      frame.bytes[at] = static_cast<std::uint8_t>((x + first - 1) % 250 + 1);
      frame.bytes[at + 1] = static_cast<std::uint8_t>(y + 1);
      frame.bytes[at + 2] = 200;
    }
  }
  return frame;
}

inline drivers::Frame filled(drivers::Geometry size, std::uint8_t level) {
  drivers::Frame frame = drivers::Frame::blank(size, drivers::PixelFormat::kRgb8);
  std::fill(frame.bytes.begin(), frame.bytes.end(), level);
  return frame;
}

/// The columns of the red bytes of a frame's first row.
inline std::vector<int> reds(std::span<const std::uint8_t> bytes, int width) {
  std::vector<int> row;
  for (int x = 0; x < width; ++x) row.push_back(bytes[static_cast<std::size_t>(x) * 3]);
  return row;
}

}  // namespace gongshi::test
