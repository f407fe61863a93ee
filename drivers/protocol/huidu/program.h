// Huidu program: what a card shows, as the XML of AddProgram: areas, each with a text or an image.
#pragma once

#include <string>
#include <vector>

#include "drivers/color.h"
#include "drivers/frame.h"
#include "drivers/protocol/huidu/packet.h"

namespace gongshi::drivers::huidu {

/// "Immediate", and the two that move on and on.
enum class Effect : std::uint8_t { kImmediate = 0, kLeftOn = 21, kUpOn = 23 };

struct Area {
  int x = 0, y = 0, width = 0, height = 0;
  std::string text{};   // UTF-8; ignored where there is an image
  std::string image{};  // a file's name on the card
  bool single_line = true, centered = false;
  Effect effect = Effect::kImmediate;
  int speed = 4;  // 1 .. 10; which end is fast is not stated
  int stay_tenths = 50;
  std::string font{}, color{};  // color "#ff0000"
  int font_px = 16;
};

struct Program {
  std::string guid;  // of its content: equal content has an equal guid
  std::string body;  // of AddProgram
  bool operator==(const Program&) const = default;
};

[[nodiscard]] Program make_program(const std::vector<Area>& areas);

/// A picture as a BMP file, 24 bits a pixel, rows bottom to top. `lit`: colour of kMono1's pixels.
[[nodiscard]] Bytes bmp_file(const Frame& frame, Rgb lit);

}  // namespace gongshi::drivers::huidu
