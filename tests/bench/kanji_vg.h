// KanjiVG: strokes of Japanese characters drawn by other people than those of the templates, for
// measuring only. A folder of SVG files named by code point, "04e00.svg", one path a stroke.
#pragma once

#include <string_view>
#include <vector>

#include "drivers/os/file.h"
#include "kiosk/handwriting/making/stroke_lines.h"

namespace gongshi::bench {

/// The strokes of one file's paths; commands M, C, S and their small forms. Empty: none readable.
[[nodiscard]] handwriting::Strokes svg_strokes(std::string_view svg);

/// Every readable character of the folder, by code point.
[[nodiscard]] Result<std::vector<handwriting::Written>> read_kanji_vg(const fs::path& folder);

}  // namespace gongshi::bench
