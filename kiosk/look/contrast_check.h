// ContrastCheck: what of a palette cannot be read, and which shade could.
//
// Every pair that pages use is checked: text on its ground, edges and icons on theirs, and the ring
// around what the keypad stands on (kTextPairs, kEdgePairs, kRingGrounds).
#pragma once

#include <optional>

#include "kiosk/page/theme.h"

namespace gongshi::kiosk {

struct Shortfall {
  Color front, ground;
  double found, needed;
};

/// The first pair of `palette` that falls short when text needs `text_contrast`; empty when all can
/// be read.
[[nodiscard]] std::optional<Shortfall> shortfall(const Palette& palette, double text_contrast);

/// The first pair in which `color` falls short.
[[nodiscard]] std::optional<Shortfall> shortfall_of(const Palette& palette, Color color,
                                                    double text_contrast);

/// The shade nearest to what `color` is with which none of its pairs falls short; empty when there
/// is none.
[[nodiscard]] std::optional<Rgb> shade_that_does(const Palette& palette, Color color,
                                                 double text_contrast);

/// `palette` with every colour of text and edges that falls short in its nearest shade that does
/// not. Grounds stay; so does what no shade would help.
[[nodiscard]] Palette deepened(Palette palette, double text_contrast);

}  // namespace gongshi::kiosk
