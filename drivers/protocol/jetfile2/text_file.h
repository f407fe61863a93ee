// Text of a JetFile II sign: display codes below 20H, then GB2312 characters.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include "drivers/protocol/jetfile2/packet.h"

namespace gongshi::drivers::jetfile2 {

enum class Effect : std::uint8_t { kJump = 0x30, kLeft = 0x31, kUp = 0x35 };
enum class Align : std::uint8_t { kCenter = '0', kLeft = '1' };

struct TextStyle {
  Effect effect = Effect::kJump;
  bool no_wrap = false;   // one line that runs through
  int speed = 0;          // 0 fastest .. 6 slowest
  int stay_s = 5;         // 0 .. 99
  char font = '5';        // 16x16, '7' 24x24, '9' 32x32
  char color = 0;         // '1' red '2' green '3' yellow; 0: the sign's own
  std::uint32_t rgb = 0;  // where `color` is '/'
  Align align = Align::kCenter;
};

/// Display codes and `characters`, GB2312 with 0D between lines: no byte of them below 20H may be
/// another one. At least one code stands first, always in the same order.
[[nodiscard]] Bytes styled_text(const TextStyle& style, std::span<const std::uint8_t> characters);

/// As a file of the folder T: 01 "Z00" 02 "AX" text 04.
[[nodiscard]] Bytes text_file(std::span<const std::uint8_t> text);
/// As a file of the folder S.
[[nodiscard]] Bytes string_file(std::string_view text);
/// What string_file() was given, where the sign tells it with or without head and end.
[[nodiscard]] std::string string_of(std::span<const std::uint8_t> file);

}  // namespace gongshi::drivers::jetfile2
