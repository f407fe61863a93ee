// ContentHash: the SHA-256 of what a board is driven with: the frame, the strip, or the words with
// their rectangles.
#pragma once

#include <string>

#include "drivers/board.h"

namespace gongshi::signage {

/// In hex. Of a frame: the text "frame W H mono1|rgb8", LF, its bytes; of a strip likewise with
/// "strip"; of texts a line each. Parts in this order: areas, frame, strip, emergency.
[[nodiscard]] std::string content_hash(const drivers::Desired& desired);

}  // namespace gongshi::signage
