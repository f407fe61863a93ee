// Text as a JetFile II sign reads it: display codes below 20H, GB2312 pairs, half-width characters.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gongshi::drivers::simulator {

struct Jetfile2Glyph {
  char32_t character = 0;
  int px = 16;
  int color = 0;  // 1 red .. 7 white; 0: the sign's own
};

struct Jetfile2Page {
  std::vector<std::vector<Jetfile2Glyph>> lines{{}};
};

struct Jetfile2Text {
  int in = 0x30, out = 0x30;
  int speed = 0, stay_s = 0;
  bool no_wrap = false;
  int horizontal = 0, vertical = 0;  // 0 centre, 1 left or top, 2 right or bottom
  std::vector<Jetfile2Page> pages;
  std::string plain;  // '\n' between lines, '\f' between pages
};

/// Empty and `fault` where the sign would show rubbish: half a pair, a pair outside of the font, an
/// unknown code or font.
[[nodiscard]] std::optional<Jetfile2Text> read_jetfile2_text(std::span<const std::uint8_t> bytes,
                                                             std::string& fault);

}  // namespace gongshi::drivers::simulator
