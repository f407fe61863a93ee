// Photo: a picture file whose header has been looked at before it goes into a bundle.
#pragma once

#include <string>
#include <string_view>

#include "content/picture_header.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

/// content::picture_size() with word E1404.
[[nodiscard]] Result<PictureSize> photo_size(std::string_view bytes);

/// The file `name` inside `directory`, at most 8 MiB. Never leaves the folder.
[[nodiscard]] Result<std::string> read_photo(const fs::path& directory, const std::string& name);

}  // namespace gongshi::content::workspace
