// Look: the style sheet and the scripts of the exported pages, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace gongshi::content::web {

struct LookFile {
  std::string_view name;
  std::string_view text;
};

[[nodiscard]] std::span<const LookFile> look_files();

}  // namespace gongshi::content::web
