// Medians: one file of hanzi-writer-data, {"strokes": […], "medians": [[[x, y], …], …]}, to the
// strokes a pen would make.
#pragma once

#include <string_view>

#include "drivers/os/result.h"
#include "kiosk/handwriting/stroke.h"

namespace gongshi::handwriting {

/// Its y points upwards, ours downwards. `name` is said in the error.
[[nodiscard]] Result<Strokes> parse_medians(std::string_view json, std::string_view name);

}  // namespace gongshi::handwriting
