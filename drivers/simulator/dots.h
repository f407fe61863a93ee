// Dots: the lamps of a board, each with the light that it gives.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drivers/os/file.h"

namespace gongshi::drivers::simulator {

/// {0, 0, 0} is a lamp that is off.
struct Lamp {
  std::uint8_t r = 0, g = 0, b = 0;
  auto operator<=>(const Lamp&) const = default;
};

/// 1 red, 2 green, 3 yellow, 4 blue, 5 cyan, 6 magenta, 7 white, as most protocols number them; the
/// lamps of a red-green board are orange-red and yellow-green. 0 is off.
[[nodiscard]] Lamp lamp_of(int color);

/// The colours of a text or picture in words, each once, the first first: "red", "green" … "white",
/// "#rrggbb" for others. At most eight: more is a photograph, not lettering.
class ColorWords {
 public:
  /// As lamp_of numbers them; 0 is off and no colour.
  void add(int color);
  void add(Lamp lamp);
  [[nodiscard]] const std::vector<std::string>& all() const { return words_; }

 private:
  void add(std::string word);
  std::vector<std::string> words_;
};

/// Rows top to bottom, lamps left to right.
struct Dots {
  int width = 0, height = 0;
  std::vector<Lamp> lamps;

  static Dots dark(int width, int height);
  [[nodiscard]] Lamp at(int x, int y) const { return lamps[index(x, y)]; }
  /// Outside of the board nothing happens.
  void light(int x, int y, Lamp lamp);
  /// As a test's picture: '#' for a lit lamp, '.' for a dark one, a '\n' after each row.
  [[nodiscard]] std::string text() const;

 private:
  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
};

/// A photograph: round lamps with a glow, 10 pixels a dot (fewer on a wide wall), in a dark frame.
[[nodiscard]] Status write_led_picture(const fs::path& path, const Dots& dots);

/// Half blocks in 24-bit colour, two rows of dots a line.
[[nodiscard]] std::string terminal_picture(const Dots& dots);

}  // namespace gongshi::drivers::simulator
