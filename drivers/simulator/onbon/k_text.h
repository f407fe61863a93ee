// Text as the card reads it: GB2312 pairs, half-width characters and inline codes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::drivers::simulator {

struct CardGlyph {
  char32_t character = 0;
  int color = 0;  // 1 red … 7 white as in the \C code; 0: the card's default
  int size = 16;  // dots, from the \F code
  bool newline = false;
};

/// Errc::kCorrupt where the card would draw rubbish: half a pair, a pair outside the font, an
/// inline code that the vendor does not list. A real card says nothing then; this one refuses, so
/// that nobody has to notice it on the wall. Time codes become the digits of `clock`
/// ("2026-11-23 10:05:00").
[[nodiscard]] Result<std::vector<CardGlyph>> read_card_text(std::span<const std::uint8_t> bytes,
                                                            bool gbk, const std::string& clock);

/// The characters alone, as UTF-8; line feeds as '\n'.
[[nodiscard]] std::string plain_text(std::span<const CardGlyph> glyphs);

}  // namespace gongshi::drivers::simulator
