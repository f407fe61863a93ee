// AlphaPicture: words drawn by the caller, cut into the pictures that an Alpha sign can hold.
#pragma once

#include "drivers/board.h"
#include "drivers/protocol/alpha/dots.h"
#include "drivers/text/alpha_options.h"

namespace gongshi::drivers {

/// The code of a colour in text and pictures: "1" red, "2" green, "3" amber.
[[nodiscard]] char alpha_color(Color color, const AlphaOptions& options);

/// How wide each picture is, whatever it shows: a change of the text then needs no new memory.
[[nodiscard]] int alpha_tile_width(const AlphaOptions& options);

/// `area.dots` from left to right; the last one is filled with dark columns. A still area is as
/// wide as the sign and centred in it when asked.
///
/// Errc::kRejected, word E2102: higher than a picture (31) or the sign, or still and wider.
[[nodiscard]] Result<std::vector<alpha::Picture>> alpha_pictures(const TextArea& area,
                                                                 const AlphaOptions& options);

/// The most lit chips in any stretch as wide as the sign, in percent of all its chips; yellow
/// lights two.
[[nodiscard]] int alpha_lit_pct(const std::vector<alpha::Picture>& pictures,
                                const AlphaOptions& options);

/// What this sign cannot be asked to show: word E2102.
[[nodiscard]] Error alpha_unshowable(std::string zh, std::string en);

}  // namespace gongshi::drivers
