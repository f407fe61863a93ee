// Drawing: a text as any kind of board takes it: by its own fonts, or drawn here in dots.
//
// The drivers know no fonts; the 16-dot font of the simulated cards serves at the desk.
#pragma once

#include "drivers/board.h"
#include "drivers/simulator/dot_font.h"

namespace gongshi::drivers {

struct TextOrder {
  std::string text;  // UTF-8, '\n' between lines
  Color color = Color::kRed;
  std::optional<Motion> motion{};  // empty: still where it fits, else to the left
};

/// Content of a Desired that shows the text on a board with these capabilities; serial, power and
/// so on stay as they are in `desired`.
/// Errc::kRejected, word E2205: a panel, or a text too long for a board that cannot move it.
[[nodiscard]] Status add_text(Desired& desired, const TextOrder& order, const Capabilities& can,
                              const simulator::DotFont& font);

/// E2205: why such a board is sent no text and no picture.
[[nodiscard]] Error no_content(const Capabilities& can);

/// A dark picture in the format of the board.
[[nodiscard]] Frame blank_picture(const Capabilities& can);
/// Lights one dot; outside of the frame nothing happens.
void light(Frame& frame, int x, int y, Color color);

/// One line of text, 16 x `scale` dots high, as wide as it needs, at least `least_width`.
[[nodiscard]] Frame draw_line(const simulator::DotFont& font, std::string_view text, int scale,
                              Color color, PixelFormat format, int least_width = 1);

}  // namespace gongshi::drivers
