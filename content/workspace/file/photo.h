// Photo: a picture file whose header has been looked at before it goes into a bundle.
#pragma once

#include <string>
#include <string_view>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

struct PictureSize {
  unsigned width = 0;
  unsigned height = 0;
};

/// From the header of a PNG (IHDR) or JPEG (SOFn). Word E1404 for anything else, and above 8192
/// pixels a side.
[[nodiscard]] Result<PictureSize> picture_size(std::string_view bytes);

/// The file `name` inside `directory`, at most 8 MiB. Never leaves the folder.
[[nodiscard]] Result<std::string> read_photo(const fs::path& directory, const std::string& name);

}  // namespace gongshi::content::workspace
