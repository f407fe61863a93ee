// F0Areas: what a Board shall show, as dynamic areas of one card.
#pragma once

#include <map>

#include "drivers/pixel/onbon/graphic_options.h"
#include "drivers/protocol/onbon/f0.h"

namespace gongshi::drivers {

using F0Areas = std::map<std::uint8_t, onbon::f0::Area>;

/// A picture, in `options.bands` areas from top to bottom (fewer where the panel is low).
[[nodiscard]] F0Areas picture_areas(const Frame& frame, const GraphicOptions& options,
                                    const onbon::BitmapLayout& layout);

/// A strip as one area whose pages follow each other to the left without a gap. One that ends
/// stands at its beginning first and stops at its end.
[[nodiscard]] F0Areas strip_areas(const Marquee& marquee, const GraphicOptions& options,
                                  const onbon::BitmapLayout& layout);

/// The card's speed for so many pixels a second: 1 fastest .. 24 slowest, which is inferred.
[[nodiscard]] std::uint8_t strip_speed(int px_s, const GraphicOptions& options);

/// How long a strip travels once, as far as its speed can be known.
[[nodiscard]] std::chrono::milliseconds strip_time(const Marquee& marquee);

/// The most that the areas of `desired` can take on any card that the options allow.
/// Errc::kRejected, word E2102: another size than the panel's, or more than an area holds.
[[nodiscard]] Status check_showable(const Desired& desired, const GraphicOptions& options);

}  // namespace gongshi::drivers
