// Distort: the same character as another hand, a hurried or an old one, would write it.
#pragma once

#include "kiosk/handwriting/making/dice.h"
#include "kiosk/handwriting/stroke.h"

namespace gongshi::handwriting {

/// The whole leans, turns, stretches and bends a little; each stroke lies, turns and grows a little
/// by itself.
[[nodiscard]] Strokes distorted(const Strokes& strokes, Dice& dice);

/// With `times` pairs of neighbouring strokes written without lifting the pen.
[[nodiscard]] Strokes joined(Strokes strokes, int times, Dice& dice);

}  // namespace gongshi::handwriting
