#include "fonts/digits16.h"

#include <algorithm>

#include "drivers/os/utf8.h"

namespace gongshi::fonts {
namespace {

// clang-format off: the pictures are read as pictures
constexpr std::array<DotPicture, 13> kPictures{{
    {U'0', 8, {
        "..####..",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        "..####..",
    }},
    {U'1', 8, {
        "....#...",
        "...##...",
        "..#.#...",
        "....#...",
        "....#...",
        "....#...",
        "....#...",
        "....#...",
        "....#...",
        "....#...",
        "....#...",
        "..#####.",
    }},
    {U'2', 8, {
        "..####..",
        ".#....#.",
        ".#....#.",
        "......#.",
        "......#.",
        ".....#..",
        "....#...",
        "...#....",
        "..#.....",
        ".#......",
        ".#......",
        ".######.",
    }},
    {U'3', 8, {
        "..####..",
        ".#....#.",
        "......#.",
        "......#.",
        "......#.",
        "...###..",
        "......#.",
        "......#.",
        "......#.",
        "......#.",
        ".#....#.",
        "..####..",
    }},
    {U'4', 8, {
        ".....#..",
        "....##..",
        "....##..",
        "...#.#..",
        "...#.#..",
        "..#..#..",
        "..#..#..",
        ".#...#..",
        ".######.",
        ".....#..",
        ".....#..",
        ".....#..",
    }},
    {U'5', 8, {
        ".######.",
        ".#......",
        ".#......",
        ".#......",
        ".#.###..",
        ".##...#.",
        "......#.",
        "......#.",
        "......#.",
        "......#.",
        ".#....#.",
        "..####..",
    }},
    {U'6', 8, {
        "...###..",
        "..#.....",
        ".#......",
        ".#......",
        ".#.###..",
        ".##...#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        "..####..",
    }},
    {U'7', 8, {
        ".######.",
        "......#.",
        "......#.",
        ".....#..",
        ".....#..",
        "....#...",
        "....#...",
        "...#....",
        "...#....",
        "...#....",
        "...#....",
        "...#....",
    }},
    {U'8', 8, {
        "..####..",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        "..####..",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        "..####..",
    }},
    {U'9', 8, {
        "..####..",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#....#.",
        ".#...##.",
        "..###.#.",
        "......#.",
        "......#.",
        ".....#..",
        "..###...",
    }},
    {U'\u00A5', 8, {
        ".#....#.",
        ".#....#.",
        "..#..#..",
        "..#..#..",
        "...##...",
        ".######.",
        "...##...",
        ".######.",
        "...##...",
        "...##...",
        "...##...",
        "...##...",
    }},
    {U'.', 4, {
        "....",
        "....",
        "....",
        "....",
        "....",
        "....",
        "....",
        "....",
        "....",
        "....",
        ".##.",
        ".##.",
    }},
    {U'%', 12, {
        ".##.....#...",
        "#..#...#....",
        "#..#...#....",
        "#..#..#.....",
        ".##...#.....",
        ".....#......",
        ".....#......",
        "....#..##...",
        "....#.#..#..",
        "...#..#..#..",
        "...#..#..#..",
        "..#....##...",
    }},
}};
// clang-format on

constexpr int kBaselineRow = 12;  // rows of a picture above the baseline: all of them

}  // namespace

std::span<const DotPicture> digits16() {
  return kPictures;
}

bool Digits16Face::has(char32_t character) const {
  for (const DotPicture& picture : kPictures) {
    if (picture.character == character) return true;
  }
  return false;
}

void Digits16Face::shape(std::string_view text, std::uint32_t first_byte, Reading reading,
                         std::vector<Glyph>& glyphs) {
  const std::size_t whole = text.size();
  const std::size_t first_glyph = glyphs.size();
  while (!text.empty()) {
    const auto cluster = first_byte + static_cast<std::uint32_t>(whole - text.size());
    const auto character = utf8::next(text);
    if (!character) return;  // malformed rest: callers shape well-formed text only
    for (std::uint32_t i = 0; i < kPictures.size(); ++i) {
      if (kPictures[i].character != *character) continue;
      glyphs.push_back({i + 1, kPictures[i].width_px * kOnePixel, 0, 0, cluster});
    }
  }
  if (reading.right_to_left) {
    std::reverse(glyphs.begin() + static_cast<std::ptrdiff_t>(first_glyph), glyphs.end());
  }
}

Mask Digits16Face::mask(std::uint32_t glyph) {
  Mask mask;
  if (glyph == 0 || glyph > kPictures.size()) return mask;
  const DotPicture& picture = kPictures[glyph - 1];
  mask.width_px = picture.width_px;
  mask.height_px = static_cast<int>(picture.rows.size());
  mask.top_px = kBaselineRow;
  for (const std::string_view row : picture.rows) {
    for (const char dot : row) mask.coverage.push_back(dot == '#' ? 255 : 0);
  }
  return mask;
}

}  // namespace gongshi::fonts
