// Written: strokes for tests: by our own hand, and from the build's stroke data.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/handwriting/making/stroke_lines.h"
#include "kiosk/handwriting/templates.h"

namespace gongshi::test {

/// tests/kiosk/handwriting/by_hand.txt.
[[nodiscard]] std::vector<handwriting::Written> written_by_hand();

/// Templates of written_by_hand() alone: the same on every machine, also without stroke data.
[[nodiscard]] handwriting::Templates hand_templates();

/// The templates that the build made; empty when it was told to make none.
[[nodiscard]] std::optional<handwriting::Templates> made_templates();

/// The strokes of one character in the build's stroke data.
[[nodiscard]] handwriting::Strokes median_strokes(char32_t character);

}  // namespace gongshi::test
